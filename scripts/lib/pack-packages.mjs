import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "./run.mjs";
import { root, tool, toolEnv } from "./toolchain.mjs";

/** The packages that are published, each after those that it imports. */
export const PUBLISHED = ["protocol", "connector-sdk"];

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));
const writeJson = (path, content) => writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);

/**
 * Builds every published package and packs it. In the repository packages export their sources; the package
 * that is published exports what is built here. Nothing in the packages' folders is touched, so this can run
 * beside anything else.
 * @param {string} target the folder for the tarballs; made when it does not exist
 * @returns {Promise<Record<string, string>>} path of the tarball by package name
 * @throws {Error} with what the compiler or npm said
 */
export async function packPackages(target) {
  const cache = join(root, ".cache");
  mkdirSync(cache, { recursive: true });
  // Inside the project, so that the compiler finds the libraries that the packages import.
  const stage = mkdtempSync(join(cache, "pack-"));
  try {
    const tarballs = {};
    for (const name of PUBLISHED) {
      const manifest = await build(name, stage);
      tarballs[manifest.name] = await pack(join(stage, name), resolve(target));
    }
    return tarballs;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

async function build(name, stage) {
  const source = join(root, "packages", name);
  const folder = join(stage, name);
  const manifest = readJson(join(source, "package.json"));
  mkdirSync(folder);
  writeJson(join(folder, "tsconfig.json"), compilerSettings(manifest, { source, stage }));
  await must([tool("tsc"), "-p", folder], { cwd: root, env: toolEnv });
  rmSync(join(folder, "tsconfig.json"));
  writeJson(join(folder, "package.json"), publishedManifest(manifest));
  cpSync(join(source, "README.md"), join(folder, "README.md"));
  cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  return manifest;
}

/** Only what the entry points reach is built: no tests, no support of tests. */
function compilerSettings(manifest, { source, stage }) {
  return {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: {
      target: "es2024",
      rootDir: join(source, "src"),
      outDir: "dist",
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      stripInternal: false,
      typeRoots: [join(root, "node_modules", "@types")],
      // The packages before this one as they are published, not their sources.
      paths: Object.fromEntries(
        PUBLISHED.map((name) => [`@brygga/${name}`, [join(stage, name, "dist", "index.d.ts")]]),
      ),
    },
    files: Object.values(manifest.exports).map((entry) => join(source, entry)),
  };
}

/**
 * The manifest with exports of what was built.
 * @param {{ exports: Record<string, string>, private?: boolean }} manifest as it stands in the repository
 */
export function publishedManifest({ exports, private: _private, scripts: _scripts, ...manifest }) {
  return {
    ...manifest,
    exports: Object.fromEntries(
      Object.entries(exports).map(([path, entry]) => [path, publishedEntry(entry)]),
    ),
    files: ["dist"],
    engines: { node: ">=24" },
  };
}

function publishedEntry(entry) {
  const built = entry.replace(/^\.\/src\/(.+)\.ts$/, "./dist/$1");
  return { types: `${built}.d.ts`, default: `${built}.js` };
}

async function pack(folder, target) {
  mkdirSync(target, { recursive: true });
  const output = await must(["npm", "pack", "--json", "--silent", "--pack-destination", target], {
    cwd: folder,
  });
  const [{ filename }] = Object.values(JSON.parse(output.slice(output.search(/[[{]/))));
  return join(target, filename);
}

async function must(command, options) {
  const { code, output } = await run(command, options);
  if (code !== 0) throw new Error(`${command.join(" ")} failed:\n${output}`);
  return output;
}
