/** `npm run simulate -- 42`: plays schedules of the sync engine's simulation; see docs/proof.md. */
import { join } from "node:path";
import { runInForeground } from "./lib/run.mjs";
import { ensureToolchain, root, tool, toolEnv } from "./lib/toolchain.mjs";

const program = join(root, "packages/sync-engine/src/simulation/simulate.ts");

await ensureToolchain();
process.exitCode = await runInForeground([tool("node"), program, ...process.argv.slice(2)], {
  cwd: root,
  env: toolEnv,
});
