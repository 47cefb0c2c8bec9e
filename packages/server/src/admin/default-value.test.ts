import { expect, test } from "vitest";
import { canonicalDefault } from "./default-value.ts";

test("a template tag becomes its value, and nothing where there is none, as for <name> without a company", () => {
  const field = { fieldType: "Text", defaultValue: "<name>/<NAME>/<user>" };
  expect(canonicalDefault(field, { user: "Anna" })).toBe("//Anna");
  expect(canonicalDefault(field, { user: "Anna", name: "Nordvik <AB>" })).toBe(
    "Nordvik <AB>/Nordvik <AB>/Anna",
  );
});

test.each([
  ["Integer", "[I:30]", "30"],
  ["Integer", "many", "0"],
  ["Double", "[D:0.0]", "0"],
  ["Double", "1,25", "1.25"],
  ["Double", "?", "0"],
  ["Checkbox", "true", "1"],
  ["Checkbox", "maybe", "0"],
  ["Datetime", "[D:12/31/2013]", "2013-12-31T00:00:00"],
  ["Datetime", "31/31/2013", ""],
  ["List", "N", "N"],
  ["Password", "[password]", "[password]"],
  ["Text", "<user> at <name>, <ser#>", "Anna at , "],
  ["Text", "<b>bold</b>", "<b>bold</b>"],
])("%s %j is shown as %j", (fieldType, defaultValue, shown) => {
  expect(canonicalDefault({ fieldType, defaultValue }, { user: "Anna" })).toBe(shown);
});
