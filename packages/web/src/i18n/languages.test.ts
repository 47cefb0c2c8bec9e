import { expect, test } from "vitest";
import { languageOfTag } from "./languages.ts";

test.each([
  ["sv", "sv"],
  ["sv-FI", "sv"],
  ["EN-gb", "en"],
  ["nb-NO", "nb"],
  ["no", "nb"],
  ["nn-NO", "nb"],
  ["da", "da"],
  ["de-AT", "de"],
  ["nl-BE", "nl"],
  ["", null],
  ["fi", null],
  ["english", null],
])("a browser that asks for %j gets %j", (tag, expected) => {
  expect(languageOfTag(tag)).toBe(expected);
});
