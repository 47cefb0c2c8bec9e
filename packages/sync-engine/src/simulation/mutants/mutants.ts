import { COMMITTING_MUTANTS } from "./committing-mutants.ts";
import { CREATING_MUTANTS } from "./creating-mutants.ts";
import { DECIDING_MUTANTS } from "./deciding-mutants.ts";
import { FAMILY_MUTANTS } from "./family-mutants.ts";
import { JOB_MUTANTS } from "./job-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { READING_MUTANTS } from "./reading-mutants.ts";

/** Engines that are broken on purpose. Every one of them is caught. */
export const MUTANTS: readonly Mutant[] = [
  ...READING_MUTANTS,
  ...DECIDING_MUTANTS,
  ...FAMILY_MUTANTS,
  ...COMMITTING_MUTANTS,
  ...CREATING_MUTANTS,
  ...JOB_MUTANTS,
];
