import { z } from "zod";
import type { Db } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import type { Job } from "../../jobs/job.ts";

const ofRun = z.object({ selection: z.object({ runId: z.int() }) });

/** Undos of undos of undos are looked through so far: nobody goes on for longer. */
const LONGEST_CHAIN = 10;

/** The run that an undo takes back; null where it takes back something else. */
const targetOf = (params: unknown): number | null => ofRun.safeParse(params).data?.selection.runId ?? null;

/** Which of these jobs take back an undo, and so do again what that took back; by their number. */
export async function redosAmong(db: Db, jobs: readonly Job[]): Promise<ReadonlySet<number>> {
  const undos = jobs.filter(({ kind }) => kind === "undo");
  const targets = await undosBehind(
    db,
    undos.map(({ params }) => targetOf(params)),
  );
  const isRedo = (params: unknown, depth = 0): boolean => {
    const behind = targets.get(targetOf(params) ?? 0);
    return behind !== undefined && depth < LONGEST_CHAIN && !isRedo(behind, depth + 1);
  };
  return new Set(undos.filter(({ params }) => isRedo(params)).map(({ id }) => id));
}

/** Of the runs that were undos, what those were started with, all the way back. */
async function undosBehind(db: Db, runs: readonly (number | null)[]): Promise<ReadonlyMap<number, unknown>> {
  const found = new Map<number, unknown>();
  let wanted = runs;
  for (let depth = 0; depth < LONGEST_CHAIN; depth += 1) {
    const ids = wanted.filter((run): run is number => run !== null && !found.has(run));
    if (ids.length === 0) break;
    const rows = await db
      .selectFrom("sync_job")
      .select(["run_id", "params"])
      .where("run_id", "in", idSet(ids))
      .where("kind", "=", "undo")
      .execute();
    for (const { run_id, params } of rows) if (run_id !== null) found.set(run_id, JSON.parse(params));
    wanted = rows.map(({ params }) => targetOf(JSON.parse(params)));
  }
  return found;
}
