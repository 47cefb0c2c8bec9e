import { connectorAnswer } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { expect, test } from "vitest";
import type { FailureCause, FailureValues } from "./connector-failure.ts";
import {
  FAILURE_TEXTS,
  multiLanguageText,
  noListWords,
  silentRefusalWords,
  type Words,
} from "./failure-texts.ts";

const LANGUAGES = ["en", "sv", "nb", "da", "de", "nl"] as const;

/** What texts may show. */
const shown = {
  url: "http://erp.example:81/x",
  host: "erp.example",
  port: 81,
  status: 500,
  operation: "GetActors",
  message: 'it said "no"',
  megabytes: 64,
  address: "10.0.0.1",
  reason: "link-local",
  seconds: 60,
  encoding: "x-zip",
  title: "Welcome",
  scheme: "ftp:",
  member: "$.name",
  application: "visma",
  plugin: "Visma",
  known: "Excel",
  broken: "old.ts",
  why: "SIGSEGV",
  /** Of certificates that have an unusual one. */
  code: "CERT_REVOKED",
};

/** What decides between the texts of a cause. */
const deciding = { phase: "idle", problem: "expired", found: "html", check: "signature" };

const causes = connectorAnswer.shape.cause.unwrap().options;

test.each(causes)("%s has a text of its own in every language", (cause) => {
  const texts = textsOf(FAILURE_TEXTS[cause]({ ...shown, ...deciding }));
  expect(new Set(texts).size).toBe(LANGUAGES.length);
});

const variants: [FailureCause, FailureValues][] = [
  ["fault", { message: "" }],
  ["unsendable", { member: "" }],
  ...["connect", "idle", "answer"].map((phase) => variant("timeout", { phase })),
  ...["piece", "contents", "whole"].map((problem) => variant("too-large", { problem })),
  ...["headers", "xml"].map((problem) => variant("hostile", { problem })),
  ...[401, 413, 500].map((status) => variant("http-status", { status })),
  ...["compressed", "html", "json", "empty", "xml", "text"].map((found) => variant("not-soap", { found })),
  ...["private", "insecure-redirect", "inward", "link-local"].map((reason) =>
    variant("egress-denied", { reason }),
  ),
  ...["redirect", "redirects", "credentials", "invalid"].map((problem) =>
    variant("unsupported-url", { problem }),
  ),
  ...["self-signed", "untrusted", "expired", "not-yet-valid", "wrong-host", "not-tls", shown.code].map(
    (problem) => variant("certificate", { problem }),
  ),
];

test.each(variants)("%s %o says the same values in every language", (cause, values) => {
  const texts = textsOf(FAILURE_TEXTS[cause]({ ...shown, ...deciding, ...values }));
  const said = (text: string) => Object.values(shown).filter((value) => text.includes(String(value)));
  for (const text of texts) expect(said(text)).toEqual(said(texts[0] ?? ""));
});

test.each([
  ["a refusal without a reason", silentRefusalWords("")],
  ["a refusal with nothing but a code", silentRefusalWords("X1")],
  ["an answer without its list", noListWords("GetActors")],
])("%s is worded in every language", (_, words) => {
  expect(new Set(textsOf(words)).size).toBe(LANGUAGES.length);
});

function variant(cause: FailureCause, values: FailureValues): [FailureCause, FailureValues] {
  return [cause, values];
}

function textsOf(words: Words): string[] {
  const texts = LANGUAGES.map((language) => words[language] ?? `undefined in ${language}`);
  for (const text of texts) expect(text).not.toMatch(/undefined|null|\[object/);
  return texts;
}

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
