import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { readLog } from "../../testing/read-log.ts";
import { loadImport } from "../import-store.ts";
import { type ImportWorld, openImportWorld, tally } from "./import-world.ts";

const PROGRAM = fileURLToPath(new URL("kill-program.ts", import.meta.url));

/** When a process ends: at the n-th GetActors of its own, before it is sent, or so many milliseconds after its answer. */
export interface Kill {
  readonly call: number;
  readonly moment: "before" | number;
}

/**
 * An import whose process is killed again and again, until one is not, has imported every actor once. Answers how many of those
 * that were killed had a thread that stores.
 */
export async function expectKillsToBeHarmless(customers: number, kills: Iterable<Kill>): Promise<number> {
  await using world = await openImportWorld({ customers });
  const id = await world.begin();
  await world.choose(id);
  await world.set(id, { onDuplicate: "add" });
  await world.preview(id);
  const jobId = await queueImport(world, id);
  let threads = 0;
  for (const kill of kills) {
    const { signal, told } = await goOn(world.folder, jobId, kill);
    expect(signal).toBe("SIGKILL");
    if (told.includes("thread")) threads++;
  }
  await goOn(world.folder, jobId, null);
  expect(tally(await world.lines(id), "result")).toEqual({ new: customers });
  await expectEachOnce(world, customers);
  return threads;
}

/** How a process has ended. */
interface Ended {
  /** null: by itself. */
  readonly signal: NodeJS.Signals | null;
  /** What it said. */
  readonly told: string;
}

/** Goes on with a job in a process of its own. */
function goOn(folder: string, jobId: number, kill: Kill | null): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  const args = [PROGRAM, folder, String(jobId), String(kill?.call ?? 0), String(kill?.moment ?? 0)];
  execFile(process.execPath, args, (error, stdout, stderr) => {
    if (error && error.signal !== "SIGKILL") reject(new Error(stderr, { cause: error }));
    else resolve({ signal: error?.signal ?? null, told: stdout });
  });
  return promise;
}

/** Queues the job of an import without running it here. */
async function queueImport(world: ImportWorld, importId: number): Promise<number> {
  await world.services.jobs.runner.end();
  await world.services.imports.run(importId, world.userId);
  return (await loadImport(world.db, importId)).importJobId ?? 0;
}

async function expectEachOnce({ db }: ImportWorld, customers: number): Promise<void> {
  const count = async (table: "company" | "link" | "selection_member") => {
    const { rows } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("rows"))
      .executeTakeFirstOrThrow();
    return rows;
  };
  expect(await count("company")).toBe(customers);
  expect(await count("link")).toBe(customers);
  expect(await count("selection_member")).toBe(customers);
  const names = (await readLog(db)).filter((row) => row.crm_field_key === "name");
  expect(names).toHaveLength(customers);
  expect(new Set(names.map((row) => row.link_id)).size).toBe(customers);
}
