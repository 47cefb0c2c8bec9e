import { LANGUAGES, type LanguageCode } from "@brygga/api-contract";
import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { loadTexts } from "./languages.ts";
import { NAMESPACES } from "./namespaces.ts";
import { INTERPOLATION, numbersInTexts } from "./numbers-in-texts.ts";
import { type Translate, textOf } from "./use-texts.ts";

const i18n = i18next.createInstance();
beforeAll(async () => {
  const texts = LANGUAGES.map(async (code) => [code, await loadTexts(code)] as const);
  await i18n.use(numbersInTexts).init({
    resources: Object.fromEntries(await Promise.all(texts)),
    ns: NAMESPACES,
    defaultNS: "app",
    interpolation: INTERPOLATION,
  });
});

const said = (language: LanguageCode, key: string, values: Record<string, string | number>) =>
  textOf(i18n.getFixedT(language) as Translate, key, values).replaceAll(/[\u00a0\u202f]/g, " ");

test("numbers in texts are written as the language writes them", () => {
  expect(LANGUAGES.map((language) => said(language, "log:shown", { count: 2000 }))).toEqual([
    "2,000 rows",
    "2 000 rader",
    "2 000 rader",
    "2.000 rækker",
    "2.000 Zeilen",
    "2.000 rijen",
  ]);
});

test("one thing is told in the singular, and what is no quantity stays as it is", () => {
  expect(said("en", "log:shown", { count: 1 })).toBe("1 row");
  expect(said("en", "log:oneRun", { id: "12345" })).toBe("Run 12345 only");
});

test("decimals have the sign of the language", () => {
  expect(said("sv", "imports:progress.rate", { rate: 1234.5 })).toContain("1 234,5");
});
