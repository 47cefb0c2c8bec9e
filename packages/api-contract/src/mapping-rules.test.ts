import { describe, expect, test } from "vitest";
import { CRM_FIELD_TYPES } from "./crm.ts";
import { allowedDirections, typesFit } from "./mapping-rules.ts";

const arrows = (erp: string, crm: (typeof CRM_FIELD_TYPES)[number]) => {
  const { toCrm, toErp } = allowedDirections(erp, crm);
  return `${toErp ? "<" : ""}${toCrm ? ">" : ""}`;
};

describe("directions by type", () => {
  test.each([
    ["Text", "text", "<>"],
    ["Integer", "integer", "<>"],
    ["Checkbox", "checkbox", "<>"],
    ["Double", "decimal", "<>"],
    ["List", "list", "<>"],
    ["Datetime", "date", "<>"],
    ["Datetime", "datetime", "<>"],
    ["Text", "list", "<>"],
    ["Integer", "decimal", ">"],
    ["Double", "integer", "<"],
  ] as const)("%s and %s allow %s", (erp, crm, expected) => {
    expect(arrows(erp, crm)).toBe(expected);
  });

  test("everything that has a value may go one way into a text", () => {
    for (const erp of ["Integer", "Double", "Checkbox", "Datetime", "List"]) {
      expect(arrows(erp, "text")).toBe(">");
    }
  });

  test("labels, passwords and references are never synchronised", () => {
    for (const crm of CRM_FIELD_TYPES) {
      expect(typesFit("Label", crm)).toBe(false);
      expect(typesFit("Password", crm)).toBe(false);
      expect(typesFit("Text", crm)).toBe(crm === "text" || crm === "list");
    }
    expect(typesFit("Integer", "reference")).toBe(false);
  });

  test("a type unknown to us counts as text, whatever its name", () => {
    expect(arrows("Money", "text")).toBe("<>");
    expect(arrows("toString", "text")).toBe("<>");
  });
});
