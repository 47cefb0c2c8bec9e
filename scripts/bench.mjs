/** `npm run bench`: the benchmarks, each against the floor of its own run. Arguments are passed on. */
import { join } from "node:path";
import { runInForeground } from "./lib/run.mjs";
import { ensureToolchain, root, tool, toolEnv } from "./lib/toolchain.mjs";

await ensureToolchain();
const main = join(root, "bench", "src", "main.ts");
process.exitCode = await runInForeground([tool("node"), main, ...process.argv.slice(2)], {
  cwd: root,
  env: toolEnv,
});
