/** `npm run docs`: writes the parts of the documentation that are made from the code. */
import { join } from "node:path";
import { runInForeground } from "./lib/run.mjs";
import { ensureToolchain, root, tool, toolEnv } from "./lib/toolchain.mjs";

await ensureToolchain();
// A program of its own: it reads TypeScript, which the Node.js that runs this file may not know.
const inRoot = (command) => runInForeground(command, { cwd: root, env: toolEnv });
process.exitCode = await inRoot([tool("node"), join(root, "scripts", "docs", "write-sections.mjs")]);
