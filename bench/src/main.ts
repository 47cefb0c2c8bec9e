import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatResult } from "./format-result.ts";
import { runBench } from "./run-bench.ts";

const RESULT_FOLDER = join(import.meta.dirname, "..", "..", ".cache");

const { values } = parseArgs({
  options: {
    actors: { type: "string", default: "100000" },
    "few-actors": { type: "string", default: "10000" },
    pairs: { type: "string", default: "5" },
    "warm-ups": { type: "string", default: "2" },
    "idle-cycles": { type: "string", default: "50" },
    profile: { type: "boolean", default: false },
  },
});

const result = await runBench({
  actors: countOf("actors"),
  fewActors: countOf("few-actors"),
  pairs: countOf("pairs"),
  warmUps: countOf("warm-ups"),
  idleCycles: countOf("idle-cycles"),
  profileFolder: values.profile ? RESULT_FOLDER : undefined,
});
await mkdir(RESULT_FOLDER, { recursive: true });
await writeFile(join(RESULT_FOLDER, "bench.json"), `${JSON.stringify(result, null, 2)}\n`);
console.log(formatResult(result));

function countOf(option: "actors" | "few-actors" | "pairs" | "warm-ups" | "idle-cycles"): number {
  const count = Number(values[option]);
  const least = option === "warm-ups" ? 0 : 1;
  if (Number.isInteger(count) && count >= least) return count;
  throw new RangeError(`--${option} is ${values[option]}; it must be a whole number from ${least} up.`);
}
