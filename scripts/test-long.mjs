/**
 * `npm run test:long`: the tests named *.long.test.ts, and the browser tests in every language that they are written
 * for. `--minutes 60` is how long each file of the simulation may go
 * on, `--seed 1` with which schedule it begins; other arguments (a file, -t name) go to
 * vitest, and leave the browser out.
 */
import { ensureChromium } from "./lib/chromium.mjs";
import { runInForeground } from "./lib/run.mjs";
import { ensureToolchain, root, tool, toolEnv } from "./lib/toolchain.mjs";
import { buildWeb } from "./lib/web-build.mjs";

/** Options of ours, and the variables that tell the tests. */
const VARIABLES = { "--minutes": "BRYGGA_LONG_MINUTES", "--seed": "BRYGGA_LONG_SEED" };

function readArguments([first, second, ...rest]) {
  if (first === undefined) return { env: {}, others: [] };
  const variable = VARIABLES[first];
  if (variable === undefined) {
    const { env, others } = readArguments(second === undefined ? [] : [second, ...rest]);
    return { env, others: [first, ...others] };
  }
  if (!(Number(second) >= 0)) {
    console.error(`${first} needs a number: npm run test:long -- ${first} 60`);
    process.exit(2);
  }
  const { env, others } = readArguments(rest);
  return { env: { [variable]: second, ...env }, others };
}

const { env, others } = readArguments(process.argv.slice(2));
await ensureToolchain();
const options = { cwd: root, env: { ...toolEnv, ...env, BRYGGA_TEST_LONG: "1" } };
process.exitCode = await runInForeground([tool("vitest"), "run", ...others], options);
if (others.length === 0) {
  await ensureChromium();
  await buildWeb();
  process.exitCode ||= await runInForeground([tool("playwright"), "test", "--config=e2e"], options);
}
