import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { patchedSource } from "./apply-patches.ts";
import type { Mutant } from "./mutant.ts";

const SOURCES = new URL("../../", import.meta.url);
const PROGRAM = fileURLToPath(new URL("hunt.ts", import.meta.url));

/** How the hunt for a mutant ended. */
export interface Hunt {
  /** How many schedules it took, or were played in vain. */
  readonly played: number;
  /** The rule that was broken; null when the mutant survived. */
  readonly rule: string | null;
}

/** "drawn": without the schedules that are kept, some of which were made for a mutant. */
export type Ground = "kept-and-drawn" | "drawn";

/**
 * Plays schedules against the engine with the mutant's patches, in a process of its own.
 *
 * @throws PatchDoesNotFit when the sources have changed.
 */
export async function huntMutant(
  { patches, within }: Mutant,
  ground: Ground = "kept-and-drawn",
): Promise<Hunt> {
  for (const [file = "", ofFile = []] of Map.groupBy(patches, (patch) => patch.file))
    patchedSource(readFileSync(new URL(file, SOURCES), "utf8"), ofFile);
  const words = [PROGRAM, String(within), ground, JSON.stringify(patches)];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout) as Hunt;
}
