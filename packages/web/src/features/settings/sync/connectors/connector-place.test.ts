import { describe, expect, test } from "vitest";
import { isSamePlace, placeDraftOf, placeOf } from "./connector-place.ts";

test.each([
  ["http://127.0.0.1:4621/ErpConnectorWS.svc", "url"],
  ["https://erp.example/x?ConnectorName=Excel", "url"],
  ["", "url"],
  ["no address", "url"],
  ["plugin://Excel", "plugin"],
  [" PLUGIN://Mitt%20ERP ", "plugin"],
  ["app://visma", "app"],
])("%j leads to its connector by %s", (url, place) => {
  expect(placeOf(url)).toBe(place);
});

describe("two addresses lead to the same connector", () => {
  test("whatever their case, a slash at the end and how a name is written", () => {
    expect(isSamePlace("plugin://Mitt%20ERP", "PLUGIN://mitt erp/")).toBe(true);
    expect(isSamePlace("app://Visma", "app://visma")).toBe(true);
  });
  test("not when their names differ", () => {
    expect(isSamePlace("app://visma", "app://visma2")).toBe(false);
    expect(isSamePlace("app://visma", "plugin://visma")).toBe(false);
    expect(isSamePlace("plugin://%", "plugin://excel")).toBe(false);
  });
});

test("a stored connector begins with the place that its URL leads to", () => {
  expect(placeDraftOf({ url: "app://visma" })).toEqual({
    place: "app",
    url: "",
    plugin: "",
    app: "app://visma",
  });
  expect(placeDraftOf(undefined).place).toBe("url");
});
