import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { type LanguageCode, loadTexts } from "../i18n/languages.ts";
import type { Translate } from "../i18n/use-texts.ts";
import { entryText } from "./entry-text.ts";

const languages = i18next.createInstance();
beforeAll(async () => {
  await languages.init({
    resources: { en: await loadTexts("en"), sv: await loadTexts("sv") },
    ns: ["app"],
    defaultNS: "app",
  });
});

const said = (language: LanguageCode, code: string, field?: { maxLength: number; scale: number | null }) =>
  entryText(languages.getFixedT(language) as Translate, code, field);

test("what a field takes is told in the singular and the plural", () => {
  expect(said("en", "too-long", { maxLength: 1, scale: null })).toBe("At most 1 character fits.");
  expect(said("en", "too-long", { maxLength: 40, scale: null })).toBe("At most 40 characters fit.");
  expect(said("en", "too-precise", { maxLength: 0, scale: 1 })).toContain("1 digit after");
  expect(said("sv", "too-precise", { maxLength: 0, scale: 1 })).toContain("1 siffra efter");
  expect(said("sv", "too-precise", { maxLength: 0, scale: 2 })).toContain("2 siffror efter");
});

test("without the field it is told in general", () => {
  expect(said("en", "too-long")).toBe("The text is too long.");
});
