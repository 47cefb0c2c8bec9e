import type { SampleActorType, SampleErp } from "@brygga/connector-sample";
import type { Actor } from "@brygga/protocol";
import { type Html, html, NOTHING } from "./html.ts";
import { layout } from "./layout.ts";
import { PAGE_TEXTS, type PageLanguage } from "./page-texts.ts";

const PAGE_SIZE = 50;

export interface ListQuestion {
  readonly actorType: SampleActorType;
  readonly language: PageLanguage;
  /** Part of a number or name; "" finds all. */
  readonly search: string;
  /** From 1. */
  readonly page: number;
}

/** The actors of a type that a search finds, a page of them at a time. */
export function listPage(erp: SampleErp, { actorType, language, search, page }: ListQuestion): string {
  const t = PAGE_TEXTS[language];
  const found = [...erp.actors(actorType)].filter((actor) => isFound(actor, search));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const shown = Math.min(Math.max(page, 1), pages);
  const rows = found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE);
  const body = html`<form class="tools" action="/${actorType}" method="get" role="search">
<input type="search" name="q" value="${search}" aria-label="${t.search}" placeholder="${t.search}">
<button>${t.find}</button> <a href="/${actorType}/new">${t.add}</a> <span>${t.count(found.length)}</span>
</form>
${rows.length === 0 ? html`<p>${t.none}</p>` : table(rows, { actorType, language })}
${pages === 1 ? NOTHING : pager({ actorType, language, search, page: shown }, pages)}`;
  return layout({ language, heading: t.types[actorType], here: actorType, path: `/${actorType}`, body });
}

/** What people call an actor. */
export function nameOf({ fieldValues: { NAME, FIRSTNAME = "", LASTNAME = "" } }: Actor): string {
  return NAME ?? `${FIRSTNAME} ${LASTNAME}`.trim();
}

const numberOf = ({ fieldValues: { NUMBER, NUMBER1 } }: Actor): string => NUMBER1 ?? NUMBER ?? "";

function isFound(actor: Actor, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase("sv");
  return `${numberOf(actor)} ${nameOf(actor)}`.toLocaleLowerCase("sv").includes(wanted);
}

function table(
  actors: readonly Actor[],
  { actorType, language }: Pick<ListQuestion, "actorType" | "language">,
): Html {
  const t = PAGE_TEXTS[language];
  const rows = actors.map(
    (actor) => html`<tr><td>${numberOf(actor)}</td>
<th scope="row"><a href="/${actorType}/${encodeURIComponent(actor.erpKey)}">${nameOf(actor)}</a></th>
<td>${actor.fieldValues.POSTALCITY ?? ""}</td><td>${actor.erpKey}</td><td>${actor.lastModified}</td></tr>`,
  );
  return html`<div class="scroll"><table aria-label="${t.types[actorType]}">
<thead><tr><th scope="col">${t.number}</th><th scope="col">${t.name}</th><th scope="col">${t.city}</th>
<th scope="col">${t.key}</th><th scope="col">${t.stamp}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function pager({ actorType, language, search, page }: ListQuestion, pages: number): Html {
  const t = PAGE_TEXTS[language];
  const link = (to: number, text: string) =>
    html`<a href="/${actorType}?${new URLSearchParams({ q: search, page: String(to) }).toString()}">${text}</a>`;
  return html`<p class="pages">${page > 1 ? link(page - 1, t.previous) : NOTHING}
<span>${t.pageOf(page, pages)}</span>
${page < pages ? link(page + 1, t.next) : NOTHING}</p>`;
}
