import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { StartError } from "@brygga/server";
import { sdkDependencies } from "./sdk-dependencies.ts";

const TEMPLATE = join(import.meta.dirname, "..", "..", "templates", "connector");

/** Npm publishes no file called .gitignore. */
const RENAMED: Readonly<Record<string, string>> = { gitignore: ".gitignore" };

/**
 * Makes a folder with a connector that runs, passes its tests, and is there to be changed.
 *
 * @param path the folder; its name is that of the package, such as `my-erp`, whose connector is called `MyErp`
 * @param from what a relative path is relative to
 * @returns the folder
 * @throws StartError when the name cannot be one, or the folder holds something
 */
export async function createConnectorProject(path: string, from: string): Promise<string> {
  const folder = resolve(from, path);
  const name = basename(folder);
  requireName(name);
  await requireEmpty(folder);
  const dependencies = await sdkDependencies(folder);
  const values = {
    packageName: name,
    connectorName: connectorNameOf(name),
    dependencies: JSON.stringify(dependencies, null, 2).replaceAll("\n", "\n  "),
  };
  for (const file of await templateFiles()) {
    const content = filled(await readFile(join(TEMPLATE, file), "utf8"), values);
    const target = join(folder, targetOf(file));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  return folder;
}

function requireName(name: string): void {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && name.length <= 60) return;
  throw new StartError(
    `"${name}" cannot be the name of a connector: use lower case letters, digits and hyphens, such as my-erp.`,
  );
}

async function requireEmpty(folder: string): Promise<void> {
  try {
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  throw new StartError(`The folder ${folder} is not empty. Choose another name, or empty it.`);
}

const connectorNameOf = (name: string): string =>
  name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

async function templateFiles(): Promise<string[]> {
  const entries = await readdir(TEMPLATE, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(TEMPLATE, join(entry.parentPath, entry.name)));
}

function targetOf(file: string): string {
  const path = file.replace(/\.template$/, "");
  return RENAMED[path] ?? path;
}

/** @throws TypeError for a placeholder that nothing is known about */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (placeholder, key: string) => {
    const value = values[key];
    if (value === undefined) throw new TypeError(`nothing is known about ${placeholder}`);
    return value;
  });
}
