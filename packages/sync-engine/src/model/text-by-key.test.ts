import { expect, test } from "vitest";
import { textByKey } from "./text-by-key.ts";

test("a text is found under its key, whatever the key is called", () => {
  const texts = JSON.parse('{"NAME": "Fjord", "constructor": "Nord", "__proto__": "Syd", "BLANK": ""}');
  expect(["NAME", "constructor", "__proto__", "BLANK"].map((key) => textByKey(texts, key))).toEqual([
    "Fjord",
    "Nord",
    "Syd",
    "",
  ]);
});

test("what an object inherits is no text of it", () => {
  for (const key of ["constructor", "__proto__", "toString", "NAME"]) {
    expect(textByKey({}, key)).toBeUndefined();
  }
});
