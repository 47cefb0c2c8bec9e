/** `npm run test:long`: the tests named *.long.test.ts. Arguments (a file, -t name) go to vitest. */
import { runInForeground } from "./lib/run.mjs";
import { ensureToolchain, root, tool, toolEnv } from "./lib/toolchain.mjs";

await ensureToolchain();
process.exitCode = await runInForeground([tool("vitest"), "run", ...process.argv.slice(2)], {
  cwd: root,
  env: { ...toolEnv, BRYGGA_TEST_LONG: "1" },
});
