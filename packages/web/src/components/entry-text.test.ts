import { LANGUAGES } from "@brygga/api-contract";
import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { type LanguageCode, loadTexts } from "../i18n/languages.ts";
import { INTERPOLATION, numbersInTexts } from "../i18n/numbers-in-texts.ts";
import type { Translate } from "../i18n/use-texts.ts";
import { entryText } from "./entry-text.ts";

const languages = i18next.createInstance();
beforeAll(async () => {
  const texts = LANGUAGES.map(async (code) => [code, await loadTexts(code)] as const);
  await languages.use(numbersInTexts).init({
    resources: Object.fromEntries(await Promise.all(texts)),
    ns: ["app"],
    defaultNS: "app",
    interpolation: INTERPOLATION,
  });
});

const said = (language: LanguageCode, code: string, field?: { maxLength: number; scale: number | null }) =>
  entryText(languages.getFixedT(language) as Translate, code, field);

test("what a field takes is told in the singular and the plural", () => {
  expect(said("en", "too-long", { maxLength: 1, scale: null })).toBe("At most 1 character fits.");
  expect(said("en", "too-long", { maxLength: 40, scale: null })).toBe("At most 40 characters fit.");
  expect(said("en", "too-long", { maxLength: 4000, scale: null })).toBe("At most 4,000 characters fit.");
  expect(said("en", "too-precise", { maxLength: 0, scale: 1 })).toContain("1 digit after");
  expect(said("sv", "too-precise", { maxLength: 0, scale: 1 })).toContain("1 siffra efter");
  expect(said("sv", "too-precise", { maxLength: 0, scale: 2 })).toContain("2 siffror efter");
});

test("a field without decimals takes whole numbers, and is not said to keep 0 digits", () => {
  const whole = LANGUAGES.map((language) => said(language, "too-precise", { maxLength: 0, scale: 0 }));
  expect(whole).toMatchInlineSnapshot(`
    [
      "Whole numbers only: nothing after the decimal sign is kept.",
      "Endast heltal: inget efter decimaltecknet sparas.",
      "Bare hele tall: ingenting etter desimaltegnet lagres.",
      "Kun hele tal: intet efter decimaltegnet gemmes.",
      "Nur ganze Zahlen: Nachkommastellen werden nicht gespeichert.",
      "Alleen gehele getallen: decimalen worden niet bewaard.",
    ]
  `);
});

test("without the field it is told in general", () => {
  expect(said("en", "too-long")).toBe("The text is too long.");
});
