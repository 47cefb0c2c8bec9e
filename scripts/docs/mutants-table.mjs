import { MUTANTS } from "../../packages/sync-engine/src/simulation/mutants/mutants.ts";
import { table } from "./table.mjs";

const sourcesOf = ({ patches }) => [...new Set(patches.map(({ file }) => `\`${file}\``))].join(", ");

/** Every engine that is broken on purpose. */
export const mutantsTable = table(
  ["An engine that …", "Where", "Schedules"],
  MUTANTS.map((mutant) => [mutant.name, sourcesOf(mutant), String(mutant.within)]),
);
