import { expect, test } from "vitest";
import { charactersInWords, secondsInWords } from "./counted-words.ts";
import { timeoutWords } from "./timeout-words.ts";

test("one thing is told in the singular, several in the plural, in every language", () => {
  expect(secondsInWords(1)).toEqual({
    ...{ en: "1 second", sv: "1 sekund", nb: "1 sekund", da: "1 sekund", de: "1 Sekunde", nl: "1 seconde" },
  });
  expect(secondsInWords("0.5").en).toBe("0.5 seconds");
  expect(charactersInWords(1)).toMatchObject({ en: "1 character", sv: "1 tecken", nl: "1 teken" });
  expect(charactersInWords(40)).toMatchObject({ en: "40 characters", de: "40 Zeichen", nl: "40 tekens" });
});

test("numbers are written as the language writes them", () => {
  expect(charactersInWords(4000)).toMatchObject({
    en: "4,000 characters",
    sv: "4\u00a0000 tecken",
    de: "4.000 Zeichen",
  });
  expect(secondsInWords("0.5")).toMatchObject({ en: "0.5 seconds", nl: "0,5 seconden" });
});

test("a call that had one second says so", () => {
  const { en, de } = timeoutWords({ phase: "connect", seconds: 1, host: "erp" });
  expect(en).toContain("within 1 second.");
  expect(de).toContain("innerhalb von 1 Sekunde.");
});
