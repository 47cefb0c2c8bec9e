import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, isAbsolute, join, relative, resolve } from "node:path";
import { z } from "zod";

/** A file that should export connectors. Nothing of it is run to find it. */
export interface PluginFile {
  /** As an administrator knows it: a file or folder of the connectors folder, or a package. */
  readonly label: string;
  /** Stays the same as long as the plugin stays where it is; fit for the name of a folder. */
  readonly id: string;
  /** null where there should be a file, and none was found. */
  readonly entry: string | null;
  /** That holds its files and nothing else; null for a plugin of one file. */
  readonly folder: string | null;
}

export interface PluginPlaces {
  /** Each file and sub-folder in it is a plugin. */
  readonly folder: string | null;
  /** `node_modules` folders: packages that name their connectors in `package.json` are plugins. */
  readonly packageFolders: readonly string[];
}

/** All plugins that are installed, in the order of their labels. */
export async function findPlugins({ folder, packageFolders }: PluginPlaces): Promise<PluginFile[]> {
  const own = folder === null ? [] : await inFolder(folder);
  const beside = folder === null ? [] : [join(folder, "node_modules")];
  const packaged = await Promise.all([...beside, ...packageFolders].map(inPackages));
  return [...own, ...packaged.flat()].sort((a, b) => a.label.localeCompare(b.label, "en"));
}

const CODE = new Set([".ts", ".mts", ".js", ".mjs", ".cjs"]);
const isCode = (name: string): boolean =>
  CODE.has(extname(name)) &&
  !/\.(?:d|test|spec)\.[cm]?[jt]s$/.test(name) &&
  !/\.config\.[cm]?[jt]s$/.test(name);

async function inFolder(folder: string): Promise<PluginFile[]> {
  const names = (await entriesOf(folder)).filter((name) => !/^[._]/.test(name) && name !== "node_modules");
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      if (await isFolder(path)) return (await ofPackage(path, name)) ?? (await withoutManifest(path, name));
      return isCode(name) ? [pluginFile(name, { entry: path, folder: null })] : [];
    }),
  );
  return found.flat();
}

const INDEX_FILES = ["index.ts", "index.mts", "index.js", "index.mjs", "index.cjs"];

/** A folder that does not say which file it is: its index. */
async function withoutManifest(path: string, label: string): Promise<PluginFile[]> {
  const names = new Set(await entriesOf(path));
  const index = INDEX_FILES.find((name) => names.has(name));
  if (index === undefined) return [pluginFile(label, { entry: null, folder: path }, path)];
  return [pluginFile(label, { entry: join(path, index), folder: path })];
}

async function inPackages(folder: string): Promise<PluginFile[]> {
  const names = (await entriesOf(folder)).filter((name) => !name.startsWith("."));
  const scoped = names.filter((name) => name.startsWith("@"));
  const inScopes = await Promise.all(
    scoped.map(async (scope) => (await entriesOf(join(folder, scope))).map((name) => `${scope}/${name}`)),
  );
  const packages = [...names.filter((name) => !name.startsWith("@")), ...inScopes.flat()];
  const found = await Promise.all(packages.map((name) => ofPackage(join(folder, name), name)));
  return found.flatMap((files) => files ?? []);
}

const manifest = z.object({
  brygga: z.object({ connectors: z.union([z.string(), z.array(z.string())]) }),
});

/** The files that its `package.json` names under `brygga.connectors`; null when it names none. */
async function ofPackage(path: string, label: string): Promise<PluginFile[] | null> {
  const parsed = manifest.safeParse(await jsonIn(join(path, "package.json")));
  if (!parsed.success) return null;
  const files = [parsed.data.brygga.connectors].flat();
  return files.map((file) => {
    const entry = resolve(path, file);
    const inside = relative(path, entry);
    const isInside = inside !== "" && !inside.startsWith("..") && !isAbsolute(inside);
    return pluginFile(
      files.length === 1 ? label : `${label}: ${file}`,
      { entry: isInside ? entry : null, folder: path },
      entry,
    );
  });
}

/** @param path what the id is made of where there is no entry */
function pluginFile(
  label: string,
  { entry, folder }: Pick<PluginFile, "entry" | "folder">,
  path: string = entry ?? label,
): PluginFile {
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 12);
  const readable = label.replace(/\W+/g, "-").replace(/^-|-$/g, "").toLowerCase().slice(0, 40);
  return { label, id: `${readable}-${hash}`, entry, folder };
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() ?? false;

/** Nothing where there is no folder, or none that may be read. */
const entriesOf = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}
