import { expect, test } from "vitest";
import { languageOfTag } from "./languages.ts";

test.each([
  ["sv", "sv"],
  ["sv-FI", "sv"],
  ["EN-gb", "en"],
  ["", null],
  ["fi", null],
  ["english", null],
])("a browser that asks for %j gets %j", (tag, expected) => {
  expect(languageOfTag(tag)).toBe(expected);
});
