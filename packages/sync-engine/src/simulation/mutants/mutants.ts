import { COMMITTING_MUTANTS } from "./committing-mutants.ts";
import { DECIDING_MUTANTS } from "./deciding-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { READING_MUTANTS } from "./reading-mutants.ts";

/** Engines that are broken on purpose. Every one of them is caught. */
export const MUTANTS: readonly Mutant[] = [...READING_MUTANTS, ...DECIDING_MUTANTS, ...COMMITTING_MUTANTS];
