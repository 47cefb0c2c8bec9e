import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";
import { requiredStep } from "./step.mjs";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const bin = join(root, "node_modules", ".bin");
const stampFile = join(root, "node_modules", ".brygga-installed");
const REQUIRED_NODE = 24;

/** The environment for every tool: `node` is the project's Node.js, whatever the machine has. */
export const toolEnv = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
  // Tools and programs that are started again and again compile themselves once.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, ".cache", "compiled-code"),
};

/** Path of a command that npm installed, `node` itself among them. */
export const tool = (name) => join(bin, name);

/**
 * Installs what is missing: the packages, when there are none or package-lock.json has changed since,
 * and through them a Node.js that is new enough. Ends the process when that is not possible.
 */
export async function ensureToolchain() {
  const wanted = lockHash();
  if (installedHash() !== wanted) {
    await requiredStep("Install packages", install);
    writeFileSync(stampFile, lockHash());
  }
  if (!(await hasNode())) {
    await requiredStep("Install Node.js", installNode);
  }
}

const lockHash = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");

const installedHash = () => (existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "");

// Not `npm ci`: it empties node_modules under whatever is running, and refuses a lock file that does not
// list the optional binaries of every other platform. `--no-save` keeps the locked versions and the lock.
const install = () => npm(["install", "--no-save"]);

async function installNode() {
  const rebuilt = await npm(["rebuild", "node"]);
  if (rebuilt.code === 0 && (await hasNode())) return rebuilt;
  const advice =
    `Brygga needs Node.js ${REQUIRED_NODE}. The npm package "node" should have brought it, ` +
    "but its install script did not run or failed.\n" +
    `Allow install scripts (npm config get ignore-scripts), or install Node.js ${REQUIRED_NODE} yourself, and try again.`;
  return { code: 1, output: `${rebuilt.output}\n${advice}` };
}

async function hasNode() {
  const { code, output } = await run([tool("node"), "--version"]);
  return code === 0 && Number(/^v(\d+)/.exec(output)?.[1]) >= REQUIRED_NODE;
}

function npm(args) {
  const quiet = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  return run(["npm", ...args, ...quiet], { cwd: root });
}
