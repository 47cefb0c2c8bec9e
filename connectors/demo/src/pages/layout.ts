import { SAMPLE_ACTOR_TYPES, type SampleActorType } from "@brygga/connector-sample";
import { type Html, html } from "./html.ts";
import { PAGE_TEXTS, type PageLanguage } from "./page-texts.ts";

interface Layout {
  readonly language: PageLanguage;
  readonly heading: string;
  readonly here: SampleActorType | null;
  /** Path of this page. */
  readonly path: string;
  readonly body: Html;
}

/** A whole page around its content. */
export function layout({ language, heading, here, path, body }: Layout): string {
  const t = PAGE_TEXTS[language];
  const other = language === "sv" ? "en" : "sv";
  const links = SAMPLE_ACTOR_TYPES.map((actorType) =>
    actorType === here
      ? html`<a href="/${actorType}" aria-current="true">${t.types[actorType]}</a>`
      : html`<a href="/${actorType}">${t.types[actorType]}</a>`,
  );
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} – ${t.title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><strong>${t.title}</strong><a href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${t.otherLanguage}</a></header>
<p class="intro">${t.intro}</p>
<nav>${links}</nav>
<main>
<h1>${heading}</h1>
${body}
</main>
</body>
</html>
`.text;
}
