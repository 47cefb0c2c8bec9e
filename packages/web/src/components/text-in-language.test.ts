import { describe, expect, test } from "vitest";
import { hasText, textInLanguage } from "./text-in-language.ts";

describe("a text in several languages", () => {
  test("is shown in the user's language, else in English, else in the first", () => {
    expect(textInLanguage({ en: "Customer", de: "Kunde" }, "de")).toBe("Kunde");
    expect(textInLanguage({ en: "Customer", de: "" }, "de")).toBe("Customer");
    expect(textInLanguage({ nl: "Klant" }, "de")).toBe("Klant");
    expect(textInLanguage({}, "de")).toBe("");
  });

  test("counts as missing where every language is blank", () => {
    expect(hasText({ en: " " })).toBe(false);
    expect(hasText({ en: "", sv: "Kund" })).toBe(true);
  });
});
