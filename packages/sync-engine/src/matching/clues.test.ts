import { describe, expect, test } from "vitest";
import { type Clues, comparable, isSameVatNumber, type VatNumber } from "./clues.ts";

const NOTHING: Clues = { name: "", cities: [], vatNumbers: [], numbers: [], emails: [], parent: "" };

const nameOf = (name: string) => comparable({ ...NOTHING, name }).sortedName;
const vatOf = (text: string): VatNumber => {
  const [vat] = comparable({ ...NOTHING, vatNumbers: [text] }).vatNumbers;
  if (vat === undefined) throw new Error(`${text} is no VAT number`);
  return vat;
};

describe("names", () => {
  test.each([
    ["Havsbris AB", "AB Havsbris"],
    ["Havsbris Aktiebolag (publ)", "havsbris"],
    ["Müller & Söhne GmbH & Co. KG", "Mueller und Soehne"],
    ["Sørensen A/S", "Soerensen AS"],
    ["Århus Værft ApS", "Aarhus Vaerft"],
    ["Società Rossi S.p.A.", "Societa Rossi"],
    ["Jansen B.V.", "Jansen"],
    ["O’Neill Ltd.", "ONeill Limited"],
    ["Trucks, Volvo", "Volvo Trucks"],
  ])("%s and %s are one name", (one, other) => {
    expect(nameOf(one)).toBe(nameOf(other));
  });

  test("a name that is all legal form keeps it", () => {
    expect(nameOf("Co AB")).toBe("abco");
  });

  test("different names stay different", () => {
    expect(nameOf("Nordan AB")).not.toBe(nameOf("Nordin AB"));
  });
});

describe("VAT numbers", () => {
  test.each([
    ["SE556677889901", "SE 556677-8899 01"],
    ["SE556677889901", "556677-8899"],
    ["NO 999 888 777 MVA", "999888777"],
    ["CHE-123.456.789 MWST", "CHE 123456789"],
    ["DK12345678", "dk 12 34 56 78"],
  ])("%s and %s are one", (one, other) => {
    expect(isSameVatNumber(vatOf(one), vatOf(other))).toBe(true);
  });

  test("the same digits of two countries are two numbers", () => {
    expect(isSameVatNumber(vatOf("DK12345678"), vatOf("LU12345678"))).toBe(false);
  });

  test("a text with few digits is none", () => {
    expect(comparable({ ...NOTHING, vatNumbers: ["pending", "12"] }).vatNumbers).toEqual([]);
  });
});

test("numbers agree without blanks, signs and leading zeros, addresses in any case", () => {
  const one = comparable({ ...NOTHING, numbers: [" 00-10 023 "], emails: [" Info@Havsbris.SE"] });
  expect(one).toMatchObject({ numbers: ["10023"], emails: ["info@havsbris.se"] });
});
