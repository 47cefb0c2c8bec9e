import { connectorAnswer } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { expect, test } from "vitest";
import { FAILURE_TEXTS, multiLanguageText } from "./failure-texts.ts";

const values = {
  url: "http://erp.example:81/x",
  host: "erp.example",
  port: 81,
  status: 500,
  operation: "GetActors",
  message: 'it said "no"',
  megabytes: 64,
  address: "10.0.0.1",
  reason: "link-local",
  phase: "idle",
  seconds: 60,
  problem: "expired",
  found: "html",
  application: "visma",
  check: "signature",
  plugin: "Visma",
  known: "Excel",
  broken: "old.ts",
  why: "SIGSEGV",
};

const causes = connectorAnswer.shape.cause.unwrap().options;

test.each(causes)("%s has a text of its own in English and Swedish", (cause) => {
  const { en, sv } = FAILURE_TEXTS[cause](values);
  expect(en).not.toBe(sv);
  for (const text of [en, sv]) expect(text).not.toMatch(/undefined|null|\[object/);
});

test("a text survives the multi-language form, with its quotes curled", () => {
  const text = multiLanguageText({ en: 'It said "no"; SV:"x"', sv: 'Den sa "nej"' });
  expect(textInLanguage(text, "en")).toBe("It said ”no”; SV:”x”");
  expect(textInLanguage(text, "sv")).toBe("Den sa ”nej”");
});

test("every language that there are words in is in the multi-language form, and English stands in for the rest", () => {
  const text = multiLanguageText({ en: "No", sv: "Nej", nb: "Nei", da: "Næ", de: "Nein" });
  expect(["en", "sv", "nb", "da", "de", "nl"].map((language) => textInLanguage(text, language))).toEqual([
    "No",
    "Nej",
    "Nei",
    "Næ",
    "Nein",
    "No",
  ]);
});
