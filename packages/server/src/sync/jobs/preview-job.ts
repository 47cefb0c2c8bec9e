import { type CyclePorts, runCycle } from "@brygga/sync-engine";
import { lastPosition } from "../../crm/change-feed.ts";
import type { Db } from "../../db/database.ts";
import type { JobKind } from "../../jobs/job.ts";
import { figuresOf } from "./figures.ts";
import { type JobDeps, openWork } from "./job-work.ts";

/** What a cycle of the connection would change now, also where it is not active yet. Always a preview. */
export const previewJob = (deps: JobDeps): JobKind => ({
  name: "preview",
  open: (job) =>
    openWork(deps, job, {
      total: null,
      isReadOnly: true,
      async slice({ plan, ports, signal }) {
        const report = await runCycle(plan, await asIfBegun(deps.db, plan.connectionId, ports), signal);
        signal.throwIfAborted();
        const [failure] = report.failures;
        if (failure !== undefined) throw failure.failure;
        return { position: null, counts: report.total, figures: figuresOf(report.values) };
      },
    }),
});

/** A connection that has never run begins at the present end of the change feed. */
async function asIfBegun(db: Db, connectionId: number, ports: CyclePorts): Promise<CyclePorts> {
  const row = await db
    .selectFrom("sync_position")
    .select("feed")
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  if (row !== undefined) return ports;
  const feed = await lastPosition(db);
  const positions = async () => ({ ...(await ports.journal.positions()), feed });
  return { ...ports, journal: { ...ports.journal, positions } };
}
