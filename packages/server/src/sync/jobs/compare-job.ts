import {
  type Accounting,
  type ComparedPage,
  comparePage,
  type Difference,
  type Figures,
  type ListedProblems,
  NOTHING_READ,
} from "@brygga/sync-engine";
import { z } from "zod";
import type { Db } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import type { JobItem, JobKind } from "../../jobs/job.ts";
import type { LinkSubject } from "../links/link-subjects.ts";
import { subjectOf, subjectsOf } from "./batch-items.ts";
import { comparedFigures } from "./figures.ts";
import { type JobDeps, openWork } from "./job-work.ts";
import { chosenActorTypes, countLinks, pageAt, positionAfter } from "./link-pages.ts";

export const compareParams = z.object({
  actorTypes: chosenActorTypes,
});

/** All linked records on both sides, and every difference, without writing. */
export const compareJob = (deps: JobDeps): JobKind => ({
  name: "compare",
  async open(job) {
    const { actorTypes } = compareParams.parse(job.params);
    const problems = listedProblems(deps.db);
    return openWork(deps, job, {
      total: await countLinks(deps.db, job.connectionId, actorTypes),
      isReadOnly: true,
      async slice({ plan, ports, position }) {
        const page = await comparePage(plan, { ...ports, problems }, pageAt(position, actorTypes));
        const subjects = await subjectsOf(
          deps.db,
          plan,
          page.differences.map(({ linkId }) => linkId),
        );
        return {
          position: positionAfter(page.afterId),
          counts: accountingOf(page.links),
          figures: figuresOf(page),
          items: page.differences.map((one) => differenceItem(one, subjects.get(one.linkId))),
        };
      },
    });
  },
});

/** Nothing is written: what differs counts as skipped, with what sort of difference it is. */
function accountingOf({ identical, ...differing }: Figures): Accounting {
  const skippedBecause = Object.fromEntries(Object.entries(differing).filter(([, count]) => count > 0));
  const skipped = Object.values(differing).reduce((sum, count) => sum + count, 0);
  return { ...NOTHING_READ, read: identical + skipped, unchanged: identical, skipped, skippedBecause };
}

const figuresOf = ({ links, fields }: ComparedPage): Record<string, number> => ({
  ...comparedFigures("links", links),
  ...comparedFigures("fields", fields),
});

const differenceItem = (difference: Difference, subject: LinkSubject | undefined): JobItem => ({
  ...subjectOf(difference.linkId, subject),
  category: difference.agreement,
  erpFieldKey: difference.erpFieldKey,
  crmFieldKey: difference.crmFieldKey,
  erpValue: difference.erpValue,
  crmValue: difference.crmValue,
  reason: difference.because,
});

/** The problem list, by link. */
const listedProblems = (db: Db): ListedProblems => ({
  async of(linkIds) {
    if (linkIds.length === 0) return new Map();
    const rows = await db
      .selectFrom("sync_problem")
      .select(["link_id", "erp_field_key"])
      .where("link_id", "in", idSet(linkIds))
      .execute();
    const byLink = Map.groupBy(rows, (row) => row.link_id);
    return new Map(
      [...byLink].map(([id, ofLink]) => [id, new Set(ofLink.map((row) => row.erp_field_key || null))]),
    );
  },
});
