import { join } from "node:path";
import { run } from "./run.mjs";
import { playwrightCounts, vitestCounts } from "./test-counts.mjs";
import { root, tool, toolEnv } from "./toolchain.mjs";
import { buildWeb } from "./web-build.mjs";

const inRoot = (command) => run(command, { cwd: root, env: toolEnv });
const report = (name) => join(root, ".cache", name);

/** Runs every command, whatever the ones before said: one fix round shows all there is to fix. */
async function all(...commands) {
  const outcomes = [];
  for (const command of commands) outcomes.push(await inRoot(command));
  return {
    code: outcomes.some(({ code }) => code !== 0) ? 1 : 0,
    output: outcomes
      .filter(({ code }) => code !== 0)
      .map(({ output }) => output.trim())
      .join("\n\n"),
  };
}

const typecheck = () =>
  all([tool("tsc"), "-p", "tsconfig.json"], [tool("tsc"), "-p", "packages/web/tsconfig.json"]);

const lint = () =>
  all(
    [tool("biome"), "check", "--error-on-warnings", "--max-diagnostics=100", "."],
    [tool("oxlint"), "--type-aware", "."],
  );

const arrows = () => all([tool("depcruise"), "packages", "connectors", "e2e", "bench", "interop"]);

const vitest = () =>
  inRoot([
    tool("vitest"),
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report("vitest.json")}`,
  ]);

const playwright = () => inRoot([tool("playwright"), "test", "--config=e2e"]);

/**
 * Everything `npm test` does, in its order. A stage without a report counts as one test.
 * The browser tests use the built web application, so the build stands before them.
 */
export const stages = [
  { name: "types", title: "Types", run: typecheck },
  { name: "lint", title: "Lint and format", run: lint },
  { name: "arrows", title: "Arrows between the parts", run: arrows },
  {
    name: "tests",
    title: "Unit and integration tests",
    run: vitest,
    report: report("vitest.json"),
    counts: vitestCounts,
    needsInteropClients: true,
  },
  { name: "build", title: "Build of the web application", run: buildWeb },
  {
    name: "browser",
    title: "Browser tests",
    run: playwright,
    report: report("playwright.json"),
    counts: playwrightCounts,
    needsChromium: true,
  },
];
