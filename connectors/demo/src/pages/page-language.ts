import type { IncomingMessage } from "node:http";
import { PAGE_LANGUAGES, type PageLanguage } from "./page-texts.ts";

/** Cookies do not know of ports: Brygga beside it has others. */
export const LANGUAGE_COOKIE = "sample-erp-language";

/** What was chosen now, or before, or what the browser asks for; else English. */
export function languageOf({ headers }: IncomingMessage, url: URL): PageLanguage {
  const cookie = new RegExp(`(?:^|; )${LANGUAGE_COOKIE}=(\\w+)`).exec(headers.cookie ?? "")?.[1];
  const asked = (headers["accept-language"] ?? "")
    .split(",")
    .map((tag) => tag.trim().slice(0, 2).toLowerCase());
  for (const wanted of [url.searchParams.get("lang"), cookie, ...asked]) {
    const known = PAGE_LANGUAGES.find((language) => language === wanted);
    if (known !== undefined) return known;
  }
  return "en";
}
