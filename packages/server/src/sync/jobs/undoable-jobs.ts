import type { Db } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import type { Job } from "../../jobs/job.ts";
import { importParams } from "./import-params.ts";

/**
 * Ids of the ended jobs that something can be taken back of. Of an import that is what it has made, changed or linked,
 * which is taken back as a whole, and not brought back by another undo.
 */
export async function undoableJobs(db: Db, jobs: readonly Job[]): Promise<ReadonlySet<number>> {
  const ended = jobs.filter(({ finishedAt, runId }) => finishedAt !== null && runId !== null);
  const imports = ended.filter(({ kind }) => kind === "import");
  const others = ended.filter(({ kind }) => kind !== "import" && kind !== "undo-import");
  const left = await importsWithResults(db, imports.map(importOf));
  const runs = await runsWithChanges(
    db,
    others.flatMap(({ runId }) => runId ?? []),
  );
  return new Set([
    ...imports.filter((job) => left.has(importOf(job))).map(({ id }) => id),
    ...others.filter(({ runId }) => runs.has(runId ?? 0)).map(({ id }) => id),
  ]);
}

const importOf = ({ params }: Job): number => importParams.parse(params).importId;

async function importsWithResults(db: Db, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("erp_import")
    .select("id")
    .where("id", "in", idSet(ids))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("erp_import_line")
          .select("erp_import_line.id")
          .whereRef("erp_import_line.import_id", "=", "erp_import.id")
          .where("erp_import_line.result", "in", ["new", "updated", "linked-only"]),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function runsWithChanges(db: Db, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("sync_log")
    .select("run_id")
    .distinct()
    .where("run_id", "in", idSet(ids))
    .execute();
  return new Set(rows.flatMap((row) => row.run_id ?? []));
}
