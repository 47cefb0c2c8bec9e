import type { FieldMetadata } from "@brygga/protocol";
import { expect, test } from "vitest";
import { resolveConfig } from "./config-values.ts";

const company: FieldMetadata = {
  access: "Normal",
  defaultValue: "",
  displayDescription: "",
  displayName: 'US:"Company";SV:"Företag"',
  fieldKey: "COMPANY",
  fieldType: "Text",
  listName: "",
  maxLength: 3,
  rank: 0,
};

const resolve = (value: string, language: "en" | "sv" = "en") =>
  resolveConfig({ fields: [company], given: { COMPANY: value }, stored: null, language });

test.each([
  ["en", "Company: holds the character U+0000, which cannot be sent"],
  ["sv", "Företag: innehåller tecknet U+0000, som inte kan skickas"],
] as const)("a value with U+0000 is refused on its field (%s)", (language, message) => {
  expect(() => resolve("a\u0000", language)).toThrow(
    expect.objectContaining({ errors: [{ path: "config.COMPANY", code: "nul-character", message }] }),
  );
});

test("the length of a value is counted in UTF-16 units, as the contract's MaxLength is", () => {
  expect(resolve("a🌉")).toMatchObject({ COMPANY: { value: "a🌉" } });
  expect(() => resolve("🌉🌉")).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ code: "too-long" })] }),
  );
});
