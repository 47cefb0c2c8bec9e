import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { PluginFile } from "./find-plugins.ts";

/** What the files of a plugin looked like. */
export interface PluginStamp {
  /** Another one when any of them was changed, added or removed. */
  readonly text: string;
  /** When the last of them was written, in milliseconds since 1970; 0 where there is none. */
  readonly writtenAt: number;
}

/** More files than this are taken for data. */
const MAX_FILES = 1000;
const CODE = new Set([".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"]);
/** Other files may be data that the plugin itself writes. */
const isProgram = (name: string): boolean => CODE.has(extname(name)) || name === "package.json";

/**
 * Looks at the program files of a plugin: those of its folder, or the one file, with the files beside it whose names
 * begin with "_", which are no plugins themselves. What it has installed in `node_modules` is not looked at.
 */
export async function stampOf({ entry, folder }: PluginFile): Promise<PluginStamp> {
  const paths = folder === null ? await besides(entry) : await filesBelow(folder);
  const hash = createHash("sha256");
  let writtenAt = 0;
  for (const path of paths.sort().slice(0, MAX_FILES)) {
    const found = await stat(path).catch(() => null);
    hash.update(`${path}\n${found?.size}\n${found?.mtimeMs}\n${found?.ino}\n`);
    writtenAt = Math.max(writtenAt, found?.mtimeMs ?? 0);
  }
  return { text: hash.digest("base64url"), writtenAt };
}

async function besides(entry: string | null): Promise<string[]> {
  if (entry === null) return [];
  const shared = (await filesBelow(dirname(entry), (name) => name.startsWith("_"))).filter(
    (path) => path !== entry,
  );
  return [entry, ...shared];
}

/** @param isWanted of the folder itself; below it everything is */
async function filesBelow(
  folder: string,
  isWanted: (name: string) => boolean = () => true,
): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (files.length >= MAX_FILES || !isWanted(entry.name) || isLeftOut(path)) continue;
    if (entry.isDirectory()) files.push(...(await filesBelow(path)));
    else if (isProgram(entry.name)) files.push(path);
  }
  return files;
}

const isLeftOut = (path: string): boolean =>
  basename(path) === "node_modules" || basename(path).startsWith(".");
