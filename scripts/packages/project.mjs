import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { run } from "../lib/run.mjs";
import { root, tool, toolEnv } from "../lib/toolchain.mjs";

/** As strict as TypeScript gets, and the declarations of the packages are checked, too. */
export const STRICT = {
  compilerOptions: {
    target: "es2024",
    module: "nodenext",
    lib: ["es2024"],
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    skipLibCheck: false,
    noEmit: true,
  },
};

/** A project somewhere outside the repository: nothing in it finds what is only installed here. */
export function emptyProject(name) {
  const folder = mkdtempSync(join(tmpdir(), `brygga-${name}-`));
  writeFiles(folder, {
    "package.json": JSON.stringify({ name, private: true, type: "module" }),
    "tsconfig.json": JSON.stringify(STRICT),
  });
  return folder;
}

export function writeFiles(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** Installs packages from tarballs and, for what those depend on, from npm's cache or registry. */
export const install = (folder, ...packages) =>
  mustRun(folder, [
    "npm",
    "install",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    ...packages,
  ]);

/** The version that the repository itself uses, so that npm's cache has it. */
export const sameVersion = (name) =>
  `${name}@${JSON.parse(execFileSync("npm", ["pkg", "get", "version", "--json"], { cwd: join(root, "node_modules", name), encoding: "utf8" }))}`;

/**
 * Runs a command in a folder as its owner would: without what the test runner put into the environment, and
 * with `node` being the project's own.
 */
export async function mustRun(folder, command) {
  const outcome = await run(command, { cwd: folder, env: ownerEnv() });
  if (outcome.code !== 0) throw new Error(`${command.join(" ")} in ${folder} failed:\n${outcome.output}`);
  return outcome.output;
}

export function ownerEnv() {
  const kept = Object.entries(toolEnv).filter(
    ([name]) => !/^(?:VITEST|NODE_(?!EXTRA_CA)|npm_(?!config)|TEST$|FORCE_COLOR)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    NO_COLOR: "1",
    PATH: `${dirname(tool("node"))}${delimiter}${process.env.PATH}`,
  };
}

export const remove = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
