import { describe, expect, test } from "vitest";
import { fromLanguageTexts, toLanguageTexts, wordingsOf } from "./language-texts.ts";

describe("texts in several languages", () => {
  test("a plain text is English", () => {
    expect(toLanguageTexts("Retail")).toEqual({ en: "Retail" });
    expect(toLanguageTexts("")).toEqual({});
  });

  test("what is written is read back", () => {
    const texts = { en: "Customer", sv: "Kund", nb: "Kunde", da: "Kunde", de: "Kunde", nl: "Klant" };
    expect(toLanguageTexts(fromLanguageTexts(texts))).toEqual(texts);
  });

  test("a language that the interface does not know is kept when others change", () => {
    const stored = 'US:"Sweden";FI:"Ruotsi";SV:"Sverige"';
    const changed = fromLanguageTexts({ en: "Sweden", sv: "Konungariket Sverige" }, stored);
    expect(changed).toBe('US:"Sweden";SV:"Konungariket Sverige";FI:"Ruotsi"');
  });

  test("the codes of the original are understood too", () => {
    expect(toLanguageTexts('GE:"Kunde";SW:"Kund";NO:"Kunde"')).toEqual({
      de: "Kunde",
      sv: "Kund",
      nb: "Kunde",
    });
    expect(toLanguageTexts('DU:"Klant";DK:"Kunde";NB:"Kunde"')).toEqual({
      nl: "Klant",
      da: "Kunde",
      nb: "Kunde",
    });
  });

  test("wordings are compared whatever their case", () => {
    expect(wordingsOf('US:"Sweden";SV:"SVERIGE "')).toEqual(["sweden", "sverige"]);
  });
});
