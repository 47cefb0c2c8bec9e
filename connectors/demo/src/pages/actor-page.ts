import { SAMPLE_FIELDS, type SampleActorType } from "@brygga/connector-sample";
import type { Actor } from "@brygga/protocol";
import { fieldControl, shownValue } from "./field-control.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { layout } from "./layout.ts";
import { nameOf } from "./list-page.ts";
import { PAGE_TEXTS, type PageLanguage } from "./page-texts.ts";

export interface ActorPage {
  readonly actorType: SampleActorType;
  readonly language: PageLanguage;
  /** null: one that is not there yet. */
  readonly actor: Actor | null;
  readonly outcome?: "saved" | "unchanged";
  /** Why the ERP refused what was typed, and what that was. */
  readonly refusal?: { readonly explanation: string; readonly typed: URLSearchParams };
}

/** One actor with all its fields in a form. */
export function actorPage(page: ActorPage): string {
  const { actorType, language, actor } = page;
  const t = PAGE_TEXTS[language];
  const path = actor === null ? `/${actorType}/new` : `/${actorType}/${encodeURIComponent(actor.erpKey)}`;
  const body = html`${notice(page)}${parent(page)}
<form method="post" action="${path}">
<div class="fields">${controls(page)}</div>
<p class="tools"><button>${t.save}</button> <a href="/${actorType}">${t.back}</a>
${actor === null ? NOTHING : html`<span class="hint">${t.stamp} ${actor.lastModified} · ${t.key} ${actor.erpKey}</span>`}</p>
</form>
${actor === null ? NOTHING : removal(path, language)}`;
  const heading = actor === null ? `${t.types[actorType]}: ${t.add}` : nameOf(actor);
  return layout({ language, heading, here: actorType, path, body });
}

function controls({ actorType, language, actor, refusal }: ActorPage): Html[] {
  return SAMPLE_FIELDS[actorType].map((field) => {
    const before = shownValue(field, actor?.fieldValues[field.fieldKey] ?? field.defaultValue ?? "");
    const value = refusal === undefined ? before : (refusal.typed.get(field.fieldKey) ?? "");
    return fieldControl({ field, before, value, language });
  });
}

function notice({ language, outcome, refusal }: ActorPage): Html {
  const t = PAGE_TEXTS[language];
  if (refusal !== undefined) return html`<p role="alert">${t.refused} ${refusal.explanation}</p>`;
  return outcome === undefined ? NOTHING : html`<p role="status">${t[outcome]}</p>`;
}

function parent({ actor, language }: ActorPage): Html {
  if (actor === null || actor.parentErpKey === "") return NOTHING;
  const { parentActorType, parentErpKey } = actor;
  return html`<p>${PAGE_TEXTS[language].worksAt} <a href="/${parentActorType}/${encodeURIComponent(parentErpKey)}">${parentErpKey}</a></p>`;
}

function removal(path: string, language: PageLanguage): Html {
  const t = PAGE_TEXTS[language];
  return html`<details><summary>${t.remove}</summary>
<form method="post" action="${path}/delete"><p>${t.removeWhat}</p><button>${t.removeNow}</button></form>
</details>`;
}
