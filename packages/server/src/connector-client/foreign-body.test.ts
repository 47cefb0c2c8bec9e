import { expect, test } from "vitest";
import { describeForeignBody } from "./foreign-body.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ["<!DOCTYPE html><html><head><title>Sign in</title>", { found: "html", title: "Sign in" }],
  ["\ufeff  <HTML lang=sv>", { found: "html" }],
  ['<?xml version="1.0"?>\n<!-- x --><!DOCTYPE html PUBLIC "x">', { found: "html" }],
  ['{"error":1}', { found: "json" }],
  ["It works!", { found: "text" }],
  ["", { found: "empty" }],
])("%j is told apart from XML", (text, found) => {
  expect(describeForeignBody(bytes(text))).toEqual(found);
});

test.each(["<s:Envelope>", '\ufeff<?xml version="1.0"?><a/>', "\n <!DOCTYPE x><x/>"])(
  "%j is left to the decoder",
  (text) => {
    expect(describeForeignBody(bytes(text))).toBeNull();
  },
);

test("UTF-16 is left to the decoder", () => {
  expect(describeForeignBody(Buffer.from("\ufeff<a/>", "utf16le"))).toBeNull();
});

test.each([
  ["comments", "<!---->".repeat(10_000)],
  ["comments and spaces", "<!-- --> ".repeat(10_000)],
  ["titles", `<html>${"<title".repeat(10_000)}`],
  ["spaces", " ".repeat(65_536)],
])("a page of endless %s does not keep the server busy", (_what, page) => {
  const from = performance.now();
  describeForeignBody(bytes(`${page}<x`));
  expect(performance.now() - from).toBeLessThan(200);
});
