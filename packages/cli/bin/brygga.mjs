#!/usr/bin/env node
/** Plain JavaScript that any Node.js runs: goes on by itself when it is new enough, or under the one that came along. */
import { spawn } from "node:child_process";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REQUIRED = 24;
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const compiledCode = fileURLToPath(new URL("../../../.cache/compiled-code", import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= REQUIRED) {
  // What an earlier command has compiled is not compiled again: half of the time that a command takes.
  module.enableCompileCache(compiledCode);
  await import("../src/main.ts");
} else {
  const node = bundledNode();
  if (node === null) {
    console.error(
      `brygga needs Node.js ${REQUIRED} or newer, and this is ${process.version}. Install it, or run npm install.`,
    );
    process.exit(1);
  }
  const env = { NODE_COMPILE_CACHE: compiledCode, ...process.env };
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
  child.on("error", (error) => {
    console.error(`brygga could not start ${node}: ${error.message}`);
    process.exit(1);
  });
}

/** Of the npm package "node", which brings Node.js itself. */
function bundledNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve("node/package.json");
    return join(dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
  } catch {
    return null;
  }
}
