import { describe, expect, expectTypeOf, test } from "vitest";
import { type ConfigOf, configFieldMetadata, decimal, parseConfig } from "./config-schema.ts";
import { ConnectorError } from "./connector-error.ts";
import { exampleConfig } from "./testing/example-connector.ts";

const explanationOf = (values: Record<string, string>): string => {
  try {
    parseConfig(exampleConfig, values);
  } catch (error) {
    if (error instanceof ConnectorError) return error.userExplanation;
    throw error;
  }
  return "";
};

describe("a configuration schema", () => {
  test("describes its fields for GetConfigData, ranked as they were declared", () => {
    const fields = configFieldMetadata(exampleConfig);
    expect(
      fields.map(({ fieldKey, fieldType, access, defaultValue, rank }) => [
        fieldKey,
        fieldType,
        access,
        defaultValue,
        rank,
      ]),
    ).toEqual([
      ["Company", "Text", "Mandatory", "", 1],
      ["Secret", "Password", "Normal", "", 2],
      ["Test", "Checkbox", "Normal", "[I:1]", 3],
      ["From", "Datetime", "Normal", "[DT:12/31/2013 00:00:00.0000000]", 4],
      ["Timeout", "Integer", "Mandatory", "[I:30]", 5],
      ["Factor", "Double", "Normal", "[F:1.5]", 6],
      ["Region", "List", "Normal", "", 7],
      ["Plant", "List", "Normal", "", 8],
      ["Note", "Label", "ReadOnly", "", 9],
    ]);
    expect(fields.map(({ listName }) => listName)).toEqual(["", "", "", "", "", "", "Region", "Plants", ""]);
    expect(fields[0]?.displayName).toBe('US:"Company";SV:"Företag"');
  });

  test("yields the parsed configuration, typed", () => {
    const config = parseConfig(exampleConfig, {
      Company: "Nordvik",
      Secret: "[I:1]",
      Test: "[I:0]",
      From: "[DT:02/28/2024 13:30:00.0000000]",
      Timeout: "45",
      Factor: "[F:0.10000000000000000001]",
      Region: "N",
    });
    expect(config).toEqual({
      Company: "Nordvik",
      Secret: "[I:1]",
      Test: false,
      From: "2024-02-28T13:30:00",
      Timeout: 45,
      Factor: "0.10000000000000000001",
      Region: "N",
      Plant: "",
    });
    expectTypeOf<ConfigOf<typeof exampleConfig>>().toEqualTypeOf<{
      readonly Company: string;
      readonly Secret: string;
      readonly Test: boolean;
      readonly From: string | null;
      readonly Timeout: number;
      readonly Factor: string | null;
      readonly Region: string;
      readonly Plant: string;
    }>();
  });

  test("an absent value takes its default and a blank one is blank", () => {
    const config = parseConfig(exampleConfig, { Company: "Nordvik", From: "" });
    expect(config).toMatchObject({ Timeout: 30, Test: true, From: null, Factor: "1.5" });
  });

  test("names every field that is wrong and why, in every language", () => {
    const explanation = explanationOf({ Company: " ", Timeout: "soon", Region: "X", Factor: "1,5" });
    expect(explanation).toContain('US:"The configuration cannot be used. Company: must be filled in; ');
    expect(explanation).toContain("Timeout: “soon” is not a whole number");
    expect(explanation).toContain("Region: “X” is not an item of the list");
    expect(explanation).toContain('SV:"Konfigurationen kan inte användas. Företag: måste fyllas i; ');
    expect(explanation).not.toContain("Factor");
  });

  test("refuses a text that is longer than its field and a number beyond the safe integers", () => {
    expect(explanationOf({ Company: "x".repeat(21) })).toContain("is longer than 20 characters");
    expect(explanationOf({ Company: "x", Timeout: "[I:9007199254740993]" })).toContain(
      "is not a whole number",
    );
  });

  test("refuses a default that is not of its type where the connector is defined", () => {
    expect(() => decimal({ label: "Factor", default: "one" })).toThrow(/cannot be read as Double/);
  });
});
