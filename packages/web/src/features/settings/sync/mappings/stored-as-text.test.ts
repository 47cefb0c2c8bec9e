import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { loadTexts } from "../../../../i18n/languages.ts";
import type { Translate } from "../../../../i18n/use-texts.ts";
import { storedAsText } from "./stored-as-text.ts";

const languages = i18next.createInstance();

beforeAll(async () => {
  await languages.init({
    resources: { en: await loadTexts("en"), sv: await loadTexts("sv") },
    ns: ["app", "fields"],
    defaultNS: "app",
    interpolation: { escapeValue: false },
  });
});

const said = (language: "en" | "sv", steps: readonly string[]) =>
  storedAsText(languages.getFixedT(language) as Translate, steps);

test("what an ERP does to our writes is shown in the mapping, in the user's language", () => {
  expect(said("en", ["trim", "upper-case"])).toContain("without spaces around it, in capitals.");
  expect(said("sv", ["zeros-8"])).toContain("med nollor framför, 8 siffror långt.");
  expect(said("en", [])).toBe("");
});

test("every step that the engine knows has a text", () => {
  const steps = ["trim-end", "trim", "single-spaces", "compose", "upper-case", "lower-case", "title-case"];
  for (const step of [...steps, "digits", "plus-and-digits", "no-leading-zeros"]) {
    for (const language of ["en", "sv"] as const) expect(said(language, [step])).not.toBe("");
  }
});
