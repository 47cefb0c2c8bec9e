import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Mutant, Patch } from "./mutant.ts";

const SOURCES = fileURLToPath(new URL("../..", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../../../../../node_modules", import.meta.url));

/** How the hunt for a mutant ended. */
export interface Hunt {
  /** How many schedules it took, or were played in vain. */
  readonly played: number;
  /** The rule that was broken; null when the mutant survived. */
  readonly rule: string | null;
}

/** Thrown when a mutant does not fit the sources any more: it has to be written anew, not left out. */
export class PatchDoesNotFit extends Error {
  override readonly name = "PatchDoesNotFit";

  constructor({ file, find }: Patch, count: number) {
    super(`"${find}" occurs ${count} times in ${file}, and has to occur once. Mend the mutant.`);
  }
}

/** "drawn": without the schedules that are kept, some of which were made for a mutant. */
export type Ground = "kept-and-drawn" | "drawn";

/**
 * Patches a copy of the engine's sources and plays schedules against it.
 *
 * @throws PatchDoesNotFit when the sources have changed.
 */
export async function huntMutant(
  { patches, within }: Mutant,
  ground: Ground = "kept-and-drawn",
): Promise<Hunt> {
  const folder = mkdtempSync(join(tmpdir(), "brygga-mutant-"));
  try {
    const sources = join(folder, "src");
    cpSync(SOURCES, sources, { recursive: true, filter: (path) => !path.endsWith(".test.ts") });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    symlinkSync(PACKAGES, join(folder, "node_modules"), "dir");
    for (const patch of patches) apply(sources, patch);
    const program = join(sources, "simulation/mutants/hunt.ts");
    const { stdout } = await promisify(execFile)(process.execPath, [program, String(within), ground]);
    return JSON.parse(stdout) as Hunt;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function apply(sources: string, patch: Patch): void {
  const path = join(sources, patch.file);
  const text = readFileSync(path, "utf8");
  const count = text.split(patch.find).length - 1;
  if (count !== 1) throw new PatchDoesNotFit(patch, count);
  writeFileSync(
    path,
    text.replace(patch.find, () => patch.replace),
  );
}
