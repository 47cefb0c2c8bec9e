import type { Patch } from "./mutant.ts";

/** Thrown when a mutant does not fit the sources any more: it has to be written anew, not left out. */
export class PatchDoesNotFit extends Error {
  override readonly name = "PatchDoesNotFit";

  constructor({ file, find }: Patch, count: number) {
    super(`"${find}" occurs ${count} times in ${file}, and has to occur once. Mend the mutant.`);
  }
}

/**
 * The text of a source with its patches, one after the other.
 *
 * @throws PatchDoesNotFit
 */
export const patchedSource = (text: string, patches: readonly Patch[]): string =>
  patches.reduce(applied, text);

function applied(text: string, patch: Patch): string {
  const count = text.split(patch.find).length - 1;
  if (count !== 1) throw new PatchDoesNotFit(patch, count);
  return text.replace(patch.find, () => patch.replace);
}
