import { readRegression, regressionNames } from "../../packages/sync-engine/src/simulation/regressions.ts";
import { table } from "./table.mjs";

/** Every schedule that is kept because it once broke a rule, or shows what a broken engine would do. */
export const keptSchedulesTable = table(
  ["Kept schedule", "What it broke"],
  regressionNames().map((name) => [`\`${name}\``, readRegression(name).broke]),
);
