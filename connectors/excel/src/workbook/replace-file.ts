import { randomBytes } from "node:crypto";
import { chmod, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A write takes seconds at most; what is older was left by a process that was killed. */
const LEFTOVER_AGE_MS = 60_000;

const temporaryPrefix = (path: string): string => `.${basename(path)}.brygga-`;
const TEMPORARY_SUFFIX = ".tmp";

async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

// Not every system lets a folder be synchronised; the rename itself has happened by then.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Removes temporary files that a killed write left beside the file. */
export async function removeLeftovers(path: string, nowMs: number): Promise<void> {
  const folder = dirname(path);
  const prefix = temporaryPrefix(path);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith(TEMPORARY_SUFFIX)) continue;
    const leftover = join(folder, name);
    const { mtimeMs } = await stat(leftover).catch(() => ({ mtimeMs: nowMs }));
    if (nowMs - mtimeMs > LEFTOVER_AGE_MS) await rm(leftover, { force: true });
  }
}

export interface ReplaceOptions {
  /** Permission bits of the new file. */
  readonly mode: number;
  /** Asked when the new content is safely beside the file; false gives up and leaves the file as it is. */
  readonly mayReplace?: () => Promise<boolean>;
}

/**
 * Replaces a file in one step: a reader sees the old content or the new one, also when the process or the
 * machine dies in between. Answers false when `mayReplace` refused.
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array | string,
  { mode, mayReplace }: ReplaceOptions,
): Promise<boolean> {
  const random = randomBytes(6).toString("hex");
  const temporary = join(dirname(path), `${temporaryPrefix(path)}${random}${TEMPORARY_SUFFIX}`);
  try {
    await writeDurably(temporary, bytes);
    await chmod(temporary, mode);
    if (mayReplace && !(await mayReplace())) return false;
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(dirname(path));
  return true;
}
