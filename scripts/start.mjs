/** `npm start`: installs what is missing, builds the web application, runs the server in the foreground. */
import { join } from "node:path";
import { runInForeground } from "./lib/run.mjs";
import { requiredStep } from "./lib/step.mjs";
import { ensureToolchain, root, tool, toolEnv } from "./lib/toolchain.mjs";
import { buildWeb, webIsStale } from "./lib/web-build.mjs";

await ensureToolchain();
if (webIsStale()) await requiredStep("Build the web application", buildWeb);

const main = join(root, "packages", "server", "src", "main.ts");
process.exitCode = await runInForeground([tool("node"), main, ...process.argv.slice(2)], {
  cwd: root,
  env: toolEnv,
});
