import { describe, expect, test } from "vitest";
import { PatchDoesNotFit } from "./apply-patches.ts";
import { huntMutant } from "./hunt-mutant.ts";
import { mutant } from "./mutant.ts";
import { MUTANTS } from "./mutants.ts";

const MINUTES_MS = 120_000;

describe("an engine that is broken on purpose is caught: one that", () => {
  test.each(MUTANTS)(
    "$name",
    async (one) => {
      const { rule, played } = await huntMutant(one);
      expect(rule, `survived ${played} schedules`).not.toBeNull();
    },
    MINUTES_MS,
  );
});

describe("the hunt", () => {
  test(
    "finds nothing in the engine as it is",
    async () => {
      expect(await huntMutant({ name: "is whole", patches: [], within: 50 })).toEqual({
        played: 50,
        rule: null,
      });
    },
    MINUTES_MS,
  );

  test("says so when the sources have changed under a mutant", async () => {
    const outdated = mutant("is outdated", { file: "merge/merge.ts", find: "no such line", replace: "" });
    await expect(huntMutant(outdated)).rejects.toThrow(PatchDoesNotFit);
  });
});
