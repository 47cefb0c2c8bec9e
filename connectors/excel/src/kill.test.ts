import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { CONNECTION, excelHarness } from "./testing/excel-harness.ts";
import { readRow } from "./testing.ts";
import { Workbook } from "./workbook/workbook.ts";

const SCRIPT = join(import.meta.dirname, "testing/save-until-killed.ts");
/** How long after its first save each process is killed: different moments of a write of some milliseconds. */
const KILL_AFTER_MS = [0, 3, 7, 11, 16, 23];

/** The names that a process acknowledged before it was killed. */
async function saveAndKill(folder: string, killAfterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [SCRIPT, folder, CONNECTION], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: string[] = [];
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => acknowledged.push(line));
  await once(lines, "line");
  await sleep(killAfterMs);
  child.kill("SIGKILL");
  await once(child, "close");
  return acknowledged;
}

test("a connector that is killed while it writes leaves a whole workbook that holds what it acknowledged", async () => {
  const harness = await excelHarness();
  for (const killAfterMs of KILL_AFTER_MS) {
    const acknowledged = await saveAndKill(harness.folder, killAfterMs);
    const workbook = await Workbook.open(await readFile(harness.path), harness);
    expect(workbook.sheetNames).toHaveLength(6);
    const [, round] = /-(\d+)$/.exec((await readRow(harness.path, "Customer", 1)).Nm ?? "") ?? [];
    // The write after the last acknowledged one may have happened, too.
    expect([acknowledged.length, acknowledged.length + 1]).toContain(Number(round));
  }
  harness.restart();
  expect((await harness.changedSince("Customer", "0")).length).toBe(10);
  const leftovers = (await readdir(harness.folder)).filter((name) => name.endsWith(".xlsx"));
  expect(leftovers).toEqual(["erp.xlsx"]);
});
