import {
  type LogRow,
  type Restoration,
  restorationsOf,
  type UndoOutcome,
  undoChanges,
} from "@brygga/sync-engine";
import { z } from "zod";
import type { JobItem, JobKind } from "../../jobs/job.ts";
import { crmFieldOf, subjectOf, subjectsOf } from "./batch-items.ts";
import { figuresOf } from "./figures.ts";
import { type JobDeps, openWork } from "./job-work.ts";
import { positionAfter } from "./link-pages.ts";
import { loggedValues } from "./slice-log.ts";
import { countUndoLinks, undoPage, undoSelection } from "./undo-rows.ts";

export const undoParams = z.object({
  selection: undoSelection,
  /** Overwrites what was changed again since. */
  force: z.boolean(),
});

const position = z.object({ afterId: z.int() }).nullable();

/** Takes log rows back, as new changes. What was changed again since is told instead, unless it is forced. */
export const undoJob = (deps: JobDeps): JobKind => ({
  name: "undo",
  async open(job) {
    const { db } = deps;
    const { selection, force } = undoParams.parse(job.params);
    const origin = job.userId === null ? `undo:${job.id}` : `user:${job.userId}`;
    const { connectionId } = job;
    return openWork(deps, job, {
      total: await countUndoLinks(db, connectionId, selection),
      isReadOnly: false,
      async slice({ plan, ports, position: stored, loggedBefore }) {
        const afterId = position.parse(stored)?.afterId ?? 0;
        const page = await undoPage(db, { connectionId, selection, afterId });
        const restorations = restorationsOf(page.rows);
        const logged =
          loggedBefore === null ? {} : { logged: async () => (await loggedBefore(afterId)).linkIds };
        const report = await undoChanges(plan, ports, { restorations, force, origin, ...logged });
        const values =
          loggedBefore === null ? report.values : loggedValues(report.values, await loggedBefore(afterId));
        const left = report.outcomes.filter(({ obstacle }) => obstacle !== null);
        const subjects = await subjectsOf(
          db,
          plan,
          left.map(({ restoration }) => restoration.linkId),
        );
        return {
          position: positionAfter(page.afterId),
          counts: report.accounting,
          figures: {
            ...figuresOf(values),
            restored: report.outcomes.length - left.length,
            notRestored: left.length,
          },
          items: left.map((outcome) => {
            const subject =
              subjects.get(outcome.restoration.linkId) ?? page.subjects.get(outcome.restoration.linkId);
            const row = rowOf(page.rows, outcome.restoration);
            const crmFieldKey =
              row?.crmFieldKey ?? crmFieldOf(plan, subject, outcome.restoration.erpFieldKey);
            return { ...subjectOf(outcome.restoration.linkId, subject), crmFieldKey, ...leftItem(outcome) };
          }),
        };
      },
    });
  },
});

const rowOf = (rows: readonly LogRow[], { linkId, erpFieldKey }: Restoration) =>
  rows.find((row) => row.linkId === linkId && row.erpFieldKey === erpFieldKey);

/** Old is what was to be taken back, new what would have come back. */
function leftItem({ restoration, obstacle, present }: UndoOutcome): JobItem {
  const { erpFieldKey, target, value, expected } = restoration;
  return {
    category: "not-undone",
    erpFieldKey,
    target,
    oldValue: expected[target],
    newValue: value,
    reason: obstacle ?? "",
    ...(present === null ? {} : { details: { present } }),
  };
}
