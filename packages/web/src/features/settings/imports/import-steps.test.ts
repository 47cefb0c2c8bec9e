import { IMPORT_STATES } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import { IMPORT_STEPS } from "./import-search.ts";
import { canOpenStep, presentStep, shownStep } from "./import-steps.ts";

const open = (state: (typeof IMPORT_STATES)[number], chosen: number) =>
  IMPORT_STEPS.filter((step) => canOpenStep({ state, chosen }, step));

describe("the steps of an import", () => {
  test("open one after the other", () => {
    expect(open("draft", 0)).toEqual(["search"]);
    expect(open("draft", 3)).toEqual(["search", "settings"]);
    expect(open("previewing", 3)).toEqual(["search", "settings", "preview"]);
    expect(open("previewed", 3)).toEqual(["search", "settings", "preview"]);
  });

  test("can all be looked at once it has begun to write", () => {
    for (const state of ["importing", "stopped", "imported"] as const) {
      expect(open(state, 3)).toEqual([...IMPORT_STEPS]);
    }
  });

  test("a reload without a step in the address comes to where the import stands", () => {
    expect(IMPORT_STATES.map((state) => presentStep({ state, job: null }))).toEqual([
      "search",
      "preview",
      "preview",
      "import",
      "import",
      "result",
    ]);
  });

  test("stay at the search while actors are added to it", () => {
    expect(shownStep({ state: "draft", chosen: 3, job: null }, undefined)).toBe("search");
  });

  test("a step of the address that the import has not come to leads to where it stands", () => {
    expect(shownStep({ state: "draft", chosen: 0, job: null }, "result")).toBe("search");
    expect(shownStep({ state: "previewed", chosen: 1, job: null }, "settings")).toBe("settings");
  });
});
