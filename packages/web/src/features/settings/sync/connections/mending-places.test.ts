import { describe, expect, test } from "vitest";
import { mendingPlaces, reasonsOfRefusal } from "./mending-places.ts";

describe("where a reason against activation is mended", () => {
  test("a failing test in the configuration", () => {
    expect(
      mendingPlaces({ code: "test-failed", place: "connection", actorType: null, field: null }),
    ).toMatchObject([{ dialog: "configure-connection", at: {} }]);
  });

  test("no actor type in the mappings", () => {
    expect(
      mendingPlaces({ code: "no-actor-type", place: "mappings", actorType: null, field: null }),
    ).toMatchObject([{ dialog: "mappings", at: {} }]);
  });

  test("a demanded field in the mappings or by a default, at that field", () => {
    expect(
      mendingPlaces({
        code: "mandatory-field-unfilled",
        place: "mappings",
        actorType: "Customer",
        field: "NAME",
      }),
    ).toEqual([
      { place: "mappings", dialog: "mappings", at: { tab: "Customer", field: "NAME" } },
      { place: "defaults", dialog: "defaults", at: { tab: "Customer", field: "NAME", add: true } },
    ]);
  });

  test("an unmapped list in the list mapping, at that list", () => {
    expect(
      mendingPlaces({ code: "list-unmapped", place: "list-mapping", actorType: "Customer", field: "GROUP" }),
    ).toEqual([{ place: "list-mapping", dialog: "list-mapping", at: { tab: "Customer/GROUP" } }]);
  });

  test.each(["missing-in-erp", "missing-in-crm"] as const)("a field that is %s in the mappings", (code) => {
    expect(mendingPlaces({ code, place: "mappings", actorType: "Person", field: "FAX" })).toMatchObject([
      { dialog: "mappings", at: { tab: "Person", field: "FAX" } },
    ]);
  });
});

test("the reasons of a refused save are those of a refused activation", () => {
  expect(
    reasonsOfRefusal([
      { path: "mappings.Customer.A.B", code: "missing-in-erp", message: "gone" },
      { path: "connection", code: "test-failed", message: "no" },
      { path: "body", code: "custom", message: "something else" },
    ]),
  ).toEqual([
    {
      code: "missing-in-erp",
      severity: "error",
      place: "mappings",
      actorType: "Customer",
      field: "A.B",
      explanation: "gone",
    },
    {
      code: "test-failed",
      severity: "error",
      place: "connection",
      actorType: null,
      field: null,
      explanation: "no",
    },
  ]);
});
