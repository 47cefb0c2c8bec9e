import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formsFor, inForm } from "./erp-form.ts";
import { LEARNED_AFTER, type Learning, learn, learnedForm } from "./learning.ts";

/** What is known after an ERP that does this to texts was sent these. */
function after(texts: readonly string[], store: (text: string) => string, from?: Learning) {
  return texts.reduce<Learning | undefined>(
    (known, sent) => learn(known, { sent, stored: store(sent), before: "something else" }),
    from,
  );
}

const upper = (text: string): string => text.toUpperCase();

describe("what an ERP does to our writes", () => {
  test.each([
    ["trim-end", ["a ", " b ", "c  "], (text: string) => text.trimEnd()],
    ["trim", [" a", "b ", " c "], (text: string) => text.trim()],
    ["single-spaces", ["a  b", " c   d", "e \t f "], (text: string) => text.trim().replace(/\s+/g, " ")],
    ["upper-case", ["acme", "Öst ab", "x1"], upper],
    ["lower-case", ["ACME", "Öst AB", "X1"], (text: string) => text.toLowerCase()],
    ["title-case", ["acme ab", "ÖST", "anna-karin"], (text: string) => titled(text)],
    ["compose", ["A\u030angstro\u0308m", "e\u0301", "o\u0308"], (text: string) => text.normalize("NFC")],
    ["digits", ["08-123 45", "(0)70 1", "1.2"], (text: string) => text.replace(/\D/g, "")],
    ["plus-and-digits", ["+46 8-1", "+1 (2)", "+47 33"], (text: string) => text.replace(/[^+\d]/g, "")],
    ["no-leading-zeros", ["007", "01", "0042"], (text: string) => text.replace(/^0+/, "")],
    ["zeros-8", ["7", "123", "4567"], (text: string) => text.padStart(8, "0")],
    ["trim+upper-case", [" acme", "öst ", "x"], (text: string) => text.trim().toUpperCase()],
  ])("is learned from different texts that all came back in the same form: %s", (form, texts, store) => {
    expect(learnedForm(after(texts.slice(0, -1), store))).toBe(null);
    expect(learnedForm(after(texts, store))).toBe(form);
  });

  test("the same text over and over teaches nothing more", () => {
    expect(learnedForm(after(Array(10).fill("acme"), upper))).toBe(null);
  });

  test("one text that comes back otherwise unlearns it", () => {
    const known = after(["a", "b", "c"], upper);
    expect(learnedForm(known)).toBe("upper-case");
    expect(learnedForm(after(["d"], (text) => text, known))).toBe(null);
    expect(learnedForm(after(["d"], () => "?", known))).toBe(null);
  });

  test("a form that was too simple gives way to the one that explains everything seen", () => {
    const store = (text: string) => text.trim().toUpperCase();
    const known = after(["a", "b", "c"], store);
    expect(learnedForm(known)).toBe("upper-case");
    expect(learnedForm(after([" d"], store, known))).toBe("trim+upper-case");
  });

  test("what was wrong once has to be seen longer the next time, and is given up at last", () => {
    let known = after(["a", "b", "c"], upper);
    for (let doubts = 1; doubts < 4; doubts++) {
      known = after(["x"], (text) => text, known);
      const texts = Array.from({ length: LEARNED_AFTER * 2 ** doubts }, (_, index) => `t${doubts} ${index}`);
      expect(learnedForm(after(texts.slice(0, -1), upper, known))).toBe(null);
      known = after(texts, upper, known);
      expect(learnedForm(known)).toBe("upper-case");
    }
    known = after(["x"], (text) => text, known);
    const many = Array.from({ length: 200 }, (_, index) => `m${index}`);
    expect(learnedForm(after(many, upper, known))).toBe(null);
  });

  test("an ERP that kept its value, and blanks, teach nothing", () => {
    const known = after(["a", "b"], upper);
    expect(learn(known, { sent: "new", stored: "old", before: "old" })).toBe(known);
    expect(learn(known, { sent: "", stored: "x", before: "" })).toBe(known);
    expect(learn(known, { sent: "x", stored: "", before: "y" })).toBe(known);
    expect(learn(undefined, { sent: "a", stored: "a", before: "" })).toBe(undefined);
  });

  test("texts are not kept, only told apart", () => {
    expect(JSON.stringify(after(["Anna Andersson"], upper))).not.toMatch(/anna/i);
  });
});

describe("forms", () => {
  const form = fc.constantFrom(...formsFor("007"));
  /** Without the few, such as ß and the Greek iota subscript, that have no one counterpart in the other case. */
  const letter = fc.constantFrom(..."aAbBzZåÅéÉøØ019 +-.\t\u0308\u030a\u00a0");

  test("bringing a text into a form twice changes nothing more", () => {
    fc.assert(
      fc.property(form, fc.string({ unit: letter }), (name, text) => {
        const once = inForm(name, text);
        expect(inForm(name, once)).toBe(once);
      }),
    );
  });

  test("no form makes a value blank, or a blank a value", () => {
    fc.assert(
      fc.property(form, fc.string(), (name, text) => {
        expect(inForm(name, text) === "").toBe(text === "");
      }),
    );
  });
});

const titled = (text: string): string =>
  text.toLowerCase().replace(/(^|[ -])(.)/g, (_all, before, first) => before + first.toUpperCase());
