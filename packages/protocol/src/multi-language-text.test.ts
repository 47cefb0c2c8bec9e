import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMultiLanguageText, textInLanguage } from "./multi-language-text.ts";

const TEXT = 'US:"Text in English";NO:"Tekst på norsk";GE:"Text auf Deutsch";FR:"Texte"';

describe("a multi-language text is taken apart", () => {
  test("by language code, in order", () => {
    expect([...(parseMultiLanguageText(TEXT) ?? [])]).toEqual([
      ["US", "Text in English"],
      ["NO", "Tekst på norsk"],
      ["GE", "Text auf Deutsch"],
      ["FR", "Texte"],
    ]);
  });

  test.each([
    ['US:"a"NO:"b"', { US: "a", NO: "b" }],
    ['US:"a" ; NO:"b";', { US: "a", NO: "b" }],
    ['us:"a"\n;sv:"b"', { US: "a", SV: "b" }],
    ['US:"";NO:"b"', { US: "", NO: "b" }],
    ['US:"a;b: c";NO:"d"', { US: "a;b: c", NO: "d" }],
    ['US:"5" pipe";NO:"5" rør"', { US: '5" pipe', NO: '5" rør' }],
    ['US:"say ""hi""";NO:"x"', { US: 'say "hi"', NO: "x" }],
    ['US:"Company";NO:"Firma" (tooltip)', { US: "Company", NO: "Firma" }],
    ['US:"never closed', { US: "never closed" }],
    ['US:"first";US:"second"', { US: "first" }],
  ])("%s", (text, expected) =>
    expect(Object.fromEntries(parseMultiLanguageText(text) ?? [])).toEqual(expected),
  );

  test.each(["", "plain", 'Note: "quoted"', "US: Customers", 'USA:"x"', '"US:"x'])("but not %s", (text) => {
    expect(parseMultiLanguageText(text)).toBeNull();
    expect(textInLanguage(text, "sv")).toBe(text);
  });
});

describe("the user's language is shown, else US or EN, else the first, else the text itself", () => {
  test.each([
    ["nb", "Tekst på norsk"],
    ["nn-NO", "Tekst på norsk"],
    ["de-AT", "Text auf Deutsch"],
    ["en", "Text in English"],
    ["sv", "Text in English"],
    ["xx", "Text in English"],
  ])("%s", (language, expected) => expect(textInLanguage(TEXT, language)).toBe(expected));

  test.each([
    ['EN:"e";UK:"u";SW:"s"', "sv", "s"],
    ['EN:"e";UK:"u";SV:"s"', "sv-FI", "s"],
    ['US:"a";UK:"u"', "en-GB", "u"],
    ['US:"a";UK:"u"', "en-US", "a"],
    ['EN:"e";NB:"n"', "nb", "n"],
    ['EN:"e";NN:"y";NB:"n"', "nn-NO", "y"],
    ['DK:"d";EN:"e"', "da", "d"],
    ['DA:"d";EN:"e"', "da", "d"],
    ['DE:"d";EN:"e"', "de", "d"],
    ['NL:"n";EN:"e"', "nl", "n"],
    ['DU:"n";EN:"e"', "nl", "n"],
    ['SP:"s";EN:"e"', "es", "s"],
    ['ES:"s";EN:"e"', "es", "s"],
    ['FI:"f";EN:"e"', "fi", "f"],
    ['IT:"i";EN:"e"', "it", "i"],
    ['NO:"n";SV:"s"', "it", "n"],
    ['SV:"";US:"a"', "sv", "a"],
    ['SV:"";US:""', "sv", ""],
    ['PL:"p";US:"a"', "pl", "p"],
  ])("%s in %s is %s", (text, language, expected) => expect(textInLanguage(text, language)).toBe(expected));
});

test("texts without quotes come back whatever they are", () => {
  const text = fc.string({ unit: "binary" }).filter((each) => !each.includes('"'));
  fc.assert(
    fc.property(text, text, (english, swedish) => {
      const parsed = parseMultiLanguageText(`US:"${english}";SV:"${swedish}"`);
      expect([...(parsed ?? [])]).toEqual([
        ["US", english],
        ["SV", swedish],
      ]);
    }),
  );
});

test("a text made to be slow is not", () => {
  const hostile = `US:"${`"${" ".repeat(2000)}`.repeat(200)}`;
  const start = performance.now();
  expect(parseMultiLanguageText(hostile)?.size).toBe(1);
  expect(performance.now() - start).toBeLessThan(2000);
});
