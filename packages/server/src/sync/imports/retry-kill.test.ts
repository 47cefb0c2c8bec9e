import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadImport } from "./import-store.ts";
import { presentImport } from "./import-view.ts";
import { openImportWorld, tally } from "./testing/import-world.ts";

const PROGRAM = fileURLToPath(new URL("testing/kill-retry-program.ts", import.meta.url));

/** Processes start one after the other. */
const PROCESSES_MS = 120_000;

/** Between the lines and the job, and between the job and the import that names it. */
const KILLS = [3, 4];

function retryUntilKilled(...args: readonly (string | number)[]): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  execFile(process.execPath, [PROGRAM, ...args.map(String)], (error, _, stderr) => {
    if (error?.signal === "SIGKILL") resolve(error.signal);
    else reject(new Error(`The process was not killed: ${stderr}`, { cause: error }));
  });
  return promise;
}

test(
  "a retry that is killed before its job is there leaves the failed lines failed, to be tried again",
  async () => {
    await using world = await openImportWorld();
    const { db, sample, services, userId, folder } = world;
    const id = await world.begin();
    await world.choose(id);
    await world.preview(id);
    sample.refusedKeys.add([...sample.erp.actors("Customer")][2]?.erpKey ?? "");
    await world.run(id);
    const jobs = () => db.selectFrom("sync_job").select("id").execute();
    const before = { lines: await world.lines(id), jobs: await jobs(), one: await loadImport(db, id) };
    for (const write of KILLS) {
      expect(await retryUntilKilled(folder, id, userId, write)).toBe("SIGKILL");
      expect({ lines: await world.lines(id), jobs: await jobs(), one: await loadImport(db, id) }).toEqual(
        before,
      );
    }
    expect((await presentImport(db, before.one, "en")).results).toMatchObject({ new: 4, failed: 1 });
    sample.refusedKeys.clear();
    await services.imports.retry(id, null, userId);
    await world.ended(id);
    expect(tally(await world.lines(id), "result")).toEqual({ new: 5 });
  },
  PROCESSES_MS,
);
