import { expect, test } from "vitest";
import { readTexts, readValues } from "./json-files.ts";

test("texts are read with the numbers and truth values among them", () => {
  const content = '{ "Company": "Nordvik", "Timeout": 30, "UseTest": false }';
  expect(readTexts("erp.json", content)).toEqual({ Company: "Nordvik", Timeout: "30", UseTest: "false" });
});

test.each([
  ["{", /^erp\.json is no JSON: /],
  ["[]", /^erp\.json must hold a JSON object/],
  ['{ "Company": {} }', /^erp\.json: the value of Company must be a text/],
])("what is no such object is refused with its file: %s", (content, message) => {
  expect(() => readTexts("erp.json", content)).toThrow(message);
});

test("values are read by actor type and field; null keeps a field from being written", () => {
  const content = '{ "Customer": { "ORGNR": "556000-0001", "ACCOUNT": null } }';
  expect(readValues("values.json", content)).toEqual({ Customer: { ORGNR: "556000-0001", ACCOUNT: null } });
  expect(() => readValues("values.json", '{ "Customer": { "DAYS": 30 } }')).toThrow(
    /Customer must be an object of texts/,
  );
});
