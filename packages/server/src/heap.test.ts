import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Keeps 60 MB, and 1 MB of what it makes just long enough to grow old; answers the highest use of the heap in MB. */
const PROGRAM = `
  if (process.argv[1] === "small") (await import(process.argv[2])).keepHeapSmall();
  const { getHeapStatistics } = await import("node:v8");
  const make = (count) => Array.from({ length: count }, (_, index) => ({ index, text: "x" + index }));
  globalThis.kept = make(800_000);
  const waiting = [];
  let highest = 0;
  for (let round = 0; round < 600; round++) {
    waiting.push(make(15_000));
    if (waiting.length > 16) waiting.shift();
    highest = Math.max(highest, getHeapStatistics().used_heap_size);
  }
  console.log(Math.round(highest / 1024 / 1024));
`;

const highestUse = async (mode: "small" | "as it comes"): Promise<number> => {
  const heap = new URL("heap.ts", import.meta.url).href;
  const program = ["--input-type=module", "--eval", PROGRAM, mode, heap];
  const { stdout } = await promisify(execFile)(process.execPath, program);
  return Number(stdout);
};

test("a process that keeps its heap small collects what has grown old sooner", async () => {
  const [small, asItComes] = [await highestUse("small"), await highestUse("as it comes")];
  expect(small).toBeLessThan(0.92 * asItComes);
}, 60_000);
