import { expect, test } from "vitest";
import { chooseLanguage } from "./language.ts";

const swede = { userId: 1, username: "anna", role: "user", language: "sv" } as const;

test.each([
  ["sv", "sv"],
  ["sv-SE,sv;q=0.9,en;q=0.8", "sv"],
  ["fi,en-GB;q=0.7,sv;q=0.8", "sv"],
  ["de-AT,en;q=0.5", "de"],
  ["nl", "nl"],
  ["da", "da"],
  ["sv;q=0,en", "en"],
  ["nb", "nb"],
  ["no", "nb"],
  ["nn-NO,en;q=0.5", "nb"],
  ["fi", "en"],
  ["", "en"],
  ["*;q=garbage", "en"],
])("Accept-Language %j is answered in %s", (header, language) => {
  expect(chooseLanguage(header, null)).toBe(language);
});

test("without a wish the user's own language counts", () => {
  expect(chooseLanguage(undefined, swede)).toBe("sv");
  expect(chooseLanguage("fi", swede)).toBe("sv");
  expect(chooseLanguage("en", swede)).toBe("en");
});
