import { runCycle } from "@brygga/sync-engine";
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
        const report = await runCycle(plan, ports, signal);
        signal.throwIfAborted();
        const [failure] = report.failures;
        if (failure !== undefined) throw failure.failure;
        return { position: null, counts: report.total, figures: figuresOf(report.values) };
      },
    }),
});
