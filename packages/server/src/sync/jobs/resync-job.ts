import { resyncPage } from "@brygga/sync-engine";
import { z } from "zod";
import type { JobKind } from "../../jobs/job.ts";
import { figuresOf } from "./figures.ts";
import { type JobDeps, openWork } from "./job-work.ts";
import { chosenActorTypes, countLinks, pageAt, positionAfter } from "./link-pages.ts";
import { loggedAccounting, loggedValues } from "./slice-log.ts";

export const resyncParams = z.object({
  /** The side whose values are taken. */
  source: z.enum(["crm", "erp"]),
  /** false: an empty value of the source never replaces a value. */
  blankOverwrites: z.boolean(),
  actorTypes: chosenActorTypes,
});

/** All linked records, with one side as the source of every field whose direction leads to the other. */
export const resyncJob = (deps: JobDeps): JobKind => ({
  name: "resync",
  async open(job) {
    const { source, blankOverwrites, actorTypes } = resyncParams.parse(job.params);
    return openWork(deps, job, {
      total: await countLinks(deps.db, job.connectionId, actorTypes),
      isReadOnly: false,
      async slice({ plan, ports, position, loggedBefore }) {
        const page = pageAt(position, actorTypes);
        const report = await resyncPage(plan, ports, { source, blankOverwrites, page });
        const log = await loggedBefore?.(page.afterId);
        return {
          position: positionAfter(report.afterId),
          counts: log === undefined ? report.accounting : loggedAccounting(report.accounting, log),
          figures: figuresOf(log === undefined ? report.values : loggedValues(report.values, log)),
        };
      },
    });
  },
});
