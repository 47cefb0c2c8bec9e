import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { ApiError } from "../api/api-error.ts";
import { type LanguageCode, loadTexts } from "../i18n/languages.ts";
import type { Translate } from "../i18n/use-texts.ts";
import { describeError } from "./describe-error.ts";

const i18n = i18next.createInstance();
beforeAll(async () => {
  const resources = { en: await loadTexts("en"), sv: await loadTexts("sv") };
  await i18n.init({ lng: "en", resources, defaultNS: "app", interpolation: { escapeValue: false } });
});

interface Entry {
  readonly path: string;
  readonly code: string;
}

function saidOf(language: LanguageCode, problem: string, { path, code }: Entry): string {
  const errors = [{ path, code, message: "The server's own words." }];
  const error = new ApiError({ type: "about:blank", title: problem, status: 400, code: problem, errors });
  return describeError(i18n.getFixedT(language) as Translate, error).errors[0] ?? "";
}

test("a certificate, an address and a public key that are none are told in words, without the member's name", () => {
  expect(saidOf("en", "invalid-request", { path: "advanced.ca", code: "invalid-certificate" })).toMatch(
    /^This is no certificate\./,
  );
  expect(saidOf("sv", "invalid-request", { path: "advanced.ca", code: "invalid-certificate" })).toMatch(
    /^Detta är inget certifikat\./,
  );
  expect(saidOf("en", "invalid-request", { path: "url", code: "invalid-url" })).toMatch(
    /^The address must begin with http/,
  );
  expect(saidOf("sv", "invalid-request", { path: "url", code: "invalid-url" })).toMatch(
    /^Adressen måste börja med http/,
  );
  expect(saidOf("sv", "invalid-request", { path: "publicKeys", code: "invalid-public-key" })).toMatch(
    /^Detta är ingen publik nyckel/,
  );
});

test("a member that could be any is named", () => {
  expect(saidOf("en", "invalid-request", { path: "name", code: "too-big" })).toBe(
    "name: This is too large or too long.",
  );
});

test("a rule of the administration, or a code that is newer than the page, keeps the server's words", () => {
  expect(saidOf("sv", "list-mapping-invalid", { path: "Customer.NAME", code: "not-a-list" })).toBe(
    "The server's own words.",
  );
  expect(saidOf("en", "invalid-request", { path: "name", code: "moon-phase" })).toBe(
    "The server's own words.",
  );
});
