import { expect } from "vitest";
import { keepFailure } from "./regressions.ts";
import { runSeeds, type Seeds } from "./run-seeds.ts";

/** Every schedule of these seeds keeps every rule; answers how many were played. */
export async function expectNoFailure(seeds: Seeds): Promise<number> {
  const { played, failed } = await runSeeds(seeds);
  if (failed !== null) expect.fail(await keepFailure(failed));
  return played;
}
