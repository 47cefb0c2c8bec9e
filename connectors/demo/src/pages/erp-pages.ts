import type { IncomingMessage, ServerResponse } from "node:http";
import { isSampleActorType, type SampleActorType, type SampleErp } from "@brygga/connector-sample";
import { ConnectorError, displayText } from "@brygga/connector-sdk";
import { textInLanguage } from "@brygga/protocol";
import { actorPage } from "./actor-page.ts";
import { changedValues, filledValues } from "./changed-values.ts";
import { html } from "./html.ts";
import { layout } from "./layout.ts";
import { listPage } from "./list-page.ts";
import { LANGUAGE_COOKIE, languageOf } from "./page-language.ts";
import { PAGE_TEXTS, type PageLanguage } from "./page-texts.ts";
import { readForm } from "./read-form.ts";
import { isFromThesePages, isFromThisMachine } from "./same-page.ts";
import { STYLESHEET } from "./stylesheet.ts";

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

interface Answer {
  readonly status: number;
  readonly contentType?: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Visit {
  readonly erp: SampleErp;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly language: PageLanguage;
}

/**
 * The sample ERP's own pages, without a script: its actors, to look at and to edit, so that a newcomer sees both
 * sides. Only for this machine; a form is taken from these pages alone.
 */
export function createErpPages(
  erp: SampleErp,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const answer = await answerTo(erp, request);
    const { status, contentType = "text/html; charset=utf-8", body, headers = {} } = answer;
    response.writeHead(status, { ...HEADERS, ...headers, "content-type": contentType });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

async function answerTo(erp: SampleErp, request: IncomingMessage): Promise<Answer> {
  if (!isFromThisMachine(request)) return plain(403, "These pages are for the machine that they are on.");
  const url = new URL(request.url ?? "/", "http://localhost");
  const visit = { erp, request, url, language: languageOf(request, url) };
  if (request.method === "POST") {
    // Who calls a mistyped URL of the connector is told that it is not there, not that a sign-in is missing.
    if (partsOf(visit) === null) return notFound(visit);
    return isFromThesePages(request) ? act(visit) : plain(403, "This form was not sent from these pages.");
  }
  if (request.method !== "GET" && request.method !== "HEAD") return plain(405, "Use GET or POST.");
  const { headers = {}, ...answer } = show(visit);
  return { ...answer, headers: { ...headers, ...keptLanguage(visit) } };
}

const keptLanguage = ({ url, language }: Visit): Record<string, string> =>
  url.searchParams.has("lang")
    ? { "set-cookie": `${LANGUAGE_COOKIE}=${language}; Path=/; SameSite=Strict; Max-Age=31536000` }
    : {};

const plain = (status: number, text: string): Answer => ({
  status,
  contentType: "text/plain; charset=utf-8",
  body: `${text}\n`,
});

const seeOther = (location: string): Answer => ({ status: 303, body: "", headers: { location } });

/** `/Customer/C1/delete` in its parts. */
function partsOf({ url }: Visit): { actorType: SampleActorType; key: string; verb: string } | null {
  const [actorType = "", key = "", verb = "", ...more] = url.pathname.split("/").slice(1);
  if (!isSampleActorType(actorType) || more.length > 0) return null;
  return { actorType, key: decoded(key), verb };
}

/** What cannot be decoded is the key of nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function show(visit: Visit): Answer {
  const { erp, url, language } = visit;
  if (url.pathname === "/style.css") {
    return { status: 200, contentType: "text/css; charset=utf-8", body: STYLESHEET };
  }
  if (url.pathname === "/") return seeOther(`/Customer${url.search}`);
  const parts = partsOf(visit);
  if (parts === null || parts.verb !== "") return notFound(visit);
  const { actorType, key } = parts;
  if (key === "") {
    const [search, page] = [url.searchParams.get("q") ?? "", Number(url.searchParams.get("page")) || 1];
    return { status: 200, body: listPage(erp, { actorType, language, search, page }) };
  }
  const actor = key === "new" ? null : erp.actor(actorType, key);
  if (actor === undefined) return notFound(visit);
  const saved = url.searchParams.get("saved");
  const outcome = saved === null ? {} : ({ outcome: saved === "0" ? "unchanged" : "saved" } as const);
  return { status: 200, body: actorPage({ actorType, language, actor, ...outcome }) };
}

function notFound({ language, url }: Visit): Answer {
  const { title, notFound: text } = PAGE_TEXTS[language];
  const path = url.pathname;
  return {
    status: 404,
    body: layout({ language, heading: title, here: null, path, body: html`<p>${text}</p>` }),
  };
}

async function act(visit: Visit): Promise<Answer> {
  const { erp, request, language } = visit;
  const parts = partsOf(visit);
  const form = await readForm(request);
  if (parts === null || form === null) return plain(400, "This is none of the forms of these pages.");
  const { actorType, key, verb } = parts;
  const actor = key === "new" ? null : erp.actor(actorType, key);
  if (actor === undefined) return notFound(visit);
  if (verb === "delete") {
    await erp.remove(actorType, key);
    return seeOther(`/${actorType}`);
  }
  try {
    return seeOther(await save(erp, { actorType, key, form }));
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const explanation = textInLanguage(displayText(error.explanation), language);
    return {
      status: 422,
      body: actorPage({ actorType, language, actor, refusal: { explanation, typed: form } }),
    };
  }
}

interface Sent {
  readonly actorType: SampleActorType;
  /** "new": one that is to be made. */
  readonly key: string;
  readonly form: URLSearchParams;
}

/** Saves, and answers where the outcome shows. @throws ConnectorError of the ERP */
async function save(erp: SampleErp, { actorType, key, form }: Sent): Promise<string> {
  const pathOf = (erpKey: string) => `/${actorType}/${encodeURIComponent(erpKey)}`;
  if (key === "new") {
    const { erpKey } = await erp.create({ actorType, fieldValues: filledValues(actorType, form) });
    return `${pathOf(erpKey)}?saved=1`;
  }
  const changed = changedValues(actorType, form);
  await erp.edit(actorType, key, changed);
  return `${pathOf(key)}?saved=${Object.keys(changed).length === 0 ? 0 : 1}`;
}
