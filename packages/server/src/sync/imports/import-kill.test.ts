import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readLog } from "../testing/read-log.ts";
import { loadImport } from "./import-store.ts";
import { type ImportWorld, openImportWorld, tally } from "./testing/import-world.ts";

const PROGRAM = fileURLToPath(new URL("testing/kill-program.ts", import.meta.url));

/** Processes start one after the other. */
const PROCESSES_MS = 180_000;

/** Three batches and a bit. */
const CUSTOMERS = 1_600;

/** Before a call, and while the batch before is being committed. */
const KILLS = [
  { call: 1, moment: "before" },
  { call: 2, moment: "0" },
  { call: 1, moment: "40" },
] as const;

/** Goes on with a job in a process of its own; answers "SIGKILL", or how many calls it made to the end. */
function goOn(folder: string, jobId: number, kill: { call: number; moment: string } | null): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const args = [PROGRAM, folder, String(jobId), String(kill?.call ?? 0), kill?.moment ?? "0"];
  execFile(process.execPath, args, (error, stdout, stderr) => {
    if (error && error.signal !== "SIGKILL") reject(new Error(stderr, { cause: error }));
    else resolve(error?.signal ?? stdout);
  });
  return promise;
}

/** Queues the job of an import without running it here. */
async function queueImport(world: ImportWorld, importId: number): Promise<number> {
  await world.services.jobs.runner.end();
  await world.services.imports.run(importId, world.userId);
  return (await loadImport(world.db, importId)).importJobId ?? 0;
}

test(
  "an import that is killed again and again imports every actor once",
  async () => {
    await using world = await openImportWorld({ customers: CUSTOMERS });
    const id = await world.begin();
    await world.choose(id);
    await world.set(id, { onDuplicate: "add" });
    await world.preview(id);
    const jobId = await queueImport(world, id);
    for (const kill of KILLS) expect(await goOn(world.folder, jobId, kill)).toBe("SIGKILL");
    await goOn(world.folder, jobId, null);
    expect(tally(await world.lines(id), "result")).toEqual({ new: CUSTOMERS });
    await expectEachOnce(world);
  },
  PROCESSES_MS,
);

async function expectEachOnce({ db }: ImportWorld): Promise<void> {
  const count = async (table: "company" | "link" | "selection_member") => {
    const { rows } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("rows"))
      .executeTakeFirstOrThrow();
    return rows;
  };
  expect(await count("company")).toBe(CUSTOMERS);
  expect(await count("link")).toBe(CUSTOMERS);
  expect(await count("selection_member")).toBe(CUSTOMERS);
  const names = (await readLog(db)).filter((row) => row.crm_field_key === "name");
  expect(names).toHaveLength(CUSTOMERS);
  expect(new Set(names.map((row) => row.link_id)).size).toBe(CUSTOMERS);
}
