import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const CLI = join(import.meta.dirname, "..", "..");

/** Packs the SDK; there only where this command runs from the repository. */
const PACK = join(CLI, "..", "..", "scripts", "pack.mjs");

/**
 * What a connector's package.json says about the SDK. Run from the repository, the SDK of this very state is
 * packed into the project's folder `vendor`; an installed command names the version that it came with.
 */
export async function sdkDependencies(folder: string): Promise<Record<string, string>> {
  if (!existsSync(PACK)) return { "@brygga/connector-sdk": `^${await ownVersion()}` };
  const vendor = join(folder, "vendor");
  await promisify(execFile)(process.execPath, [PACK, vendor]);
  const tarballs = (await readdir(vendor)).sort();
  return Object.fromEntries(tarballs.map((tarball) => [packageNameOf(tarball), `file:vendor/${tarball}`]));
}

/** `brygga-connector-sdk-0.1.0.tgz` holds `@brygga/connector-sdk`. */
const packageNameOf = (tarball: string): string =>
  tarball.replace(/^brygga-(.+)-\d+\.\d+\.\d+.*$/, "@brygga/$1");

async function ownVersion(): Promise<string> {
  const manifest: { version: string } = JSON.parse(await readFile(join(CLI, "package.json"), "utf8"));
  return manifest.version;
}
