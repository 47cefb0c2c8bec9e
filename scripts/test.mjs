/**
 * `npm test`: types, lint, arrows, tests, web build, browser tests. Every stage runs, whatever the ones
 * before it said; a table and .cache/test-summary.json at the end. Stage names as arguments choose
 * among them: `npm test -- types lint`.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureInteropClients } from "./lib/interop-clients.mjs";
import { step } from "./lib/step.mjs";
import { stageCounts } from "./lib/test-counts.mjs";
import { stages } from "./lib/test-stages.mjs";
import { ensureToolchain, root } from "./lib/toolchain.mjs";

const cache = join(root, ".cache");
const summaryFile = join(cache, "test-summary.json");

function chosenStages(names) {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no stage ${unknown.join(", ")}. Stages: ${stages.map(({ name }) => name).join(", ")}.`,
    );
    process.exit(2);
  }
  return names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
}

async function runStage(stage) {
  if (stage.report !== undefined) rmSync(stage.report, { force: true });
  const { code, seconds } = await step(stage.title, stage.run);
  const counts = stage.report === undefined ? undefined : readCounts(stage);
  return { name: stage.name, seconds: Number(seconds.toFixed(1)), ...stageCounts(code, counts) };
}

function readCounts(stage) {
  try {
    return stage.counts(JSON.parse(readFileSync(stage.report, "utf8")));
  } catch {
    console.error(`    ${stage.title}: no readable report in ${stage.report}; the stage counts as one test.`);
    return undefined;
  }
}

const sum = (results, key) => results.reduce((total, result) => total + result[key], 0);

function printTable(results) {
  const row = (name, cells) =>
    console.log(name.padEnd(10) + cells.map((cell) => String(cell).padStart(9)).join(""));
  console.log();
  row("stage", ["passed", "failed", "skipped", "seconds"]);
  for (const { name, passed, failed, skipped, seconds } of results)
    row(name, [passed, failed, skipped, seconds]);
}

const chosen = chosenStages(process.argv.slice(2));
mkdirSync(cache, { recursive: true });
rmSync(summaryFile, { force: true });
await ensureToolchain();
if (chosen.some(({ needsChromium }) => needsChromium)) await ensureChromium();
if (chosen.some(({ needsInteropClients }) => needsInteropClients)) await ensureInteropClients();

const results = [];
for (const stage of chosen) results.push(await runStage(stage));

const summary = {
  passed: sum(results, "passed"),
  failed: sum(results, "failed"),
  skipped: sum(results, "skipped"),
};
writeFileSync(summaryFile, `${JSON.stringify({ ...summary, stages: results }, null, 2)}\n`);
printTable([...results, { name: "total", ...summary, seconds: sum(results, "seconds").toFixed(1) }]);
process.exitCode = summary.failed === 0 ? 0 : 1;
