import { ConnectorError } from "@brygga/connector-sdk";
import { describe, expect, test } from "vitest";
import { parseColumnTypes } from "./column-types.ts";

describe("column types", () => {
  test("name a type for a heading, and the sheet of a list", () => {
    expect([...parseColumnTypes("Paid = checkbox; A=B=Text;Country=List: Länder ;")]).toEqual([
      ["paid", { type: "Checkbox", listName: "" }],
      ["a=b", { type: "Text", listName: "" }],
      ["country", { type: "List", listName: "Länder" }],
    ]);
  });

  test("may be blank", () => {
    expect(parseColumnTypes("  ").size).toBe(0);
  });

  test.each(["Paid", "=Text", "Paid=Color", "Country=List", "Paid=Text:Sheet"])("“%s” is refused", (text) => {
    expect(() => parseColumnTypes(text)).toThrow(ConnectorError);
  });
});
