import {
  type Accounting,
  addAccounting,
  type CyclePorts,
  NOTHING_READ,
  type Preflight,
  preflightActors,
  preflightLinks,
} from "@brygga/sync-engine";
import { sql } from "kysely";
import { z } from "zod";
import type { BoundConnection } from "../../admin/bound-connection.ts";
import { listReader } from "../../admin/erp-lists.ts";
import type { Db } from "../../db/database.ts";
import type { Job, JobKind, JobSlice } from "../../jobs/job.ts";
import { NO_RUN } from "./job-run.ts";
import type { JobDeps } from "./job-work.ts";
import { countLinks } from "./link-pages.ts";
import { type Draft, loadDraft, preflightParams } from "./preflight-draft.ts";
import { Tally, tallied } from "./preflight-tally.ts";

export interface PreflightDeps extends JobDeps {
  readonly openConnection: (connectionId: number) => Promise<BoundConnection>;
}

/** Actors that are looked at when nothing is linked, at most. */
export const MAX_ACTORS = 1000;

/** Links of one slice: whoever watches sees progress, and a cycle has its turn in between. */
const PAGE_SIZE = 100;

const position = z
  .object({
    /** Links of the sample that are left; null: all links after `afterId`. */
    ids: z.array(z.int()).nullable(),
    afterId: z.int(),
    tallied,
  })
  .nullable();
type Position = NonNullable<z.infer<typeof position>>;

/** Looks at real records with a mapping that is not stored yet, and tells what it would meet. It writes nothing. */
export const preflightJob = (deps: PreflightDeps): JobKind => ({
  name: "preflight",
  async open(job) {
    const params = preflightParams.parse(job.params);
    const { connectionId } = job;
    const connection = await deps.openConnection(connectionId);
    const readList = listReader(connection, { timeoutMs: LIST_MS });
    const draft = await loadDraft(deps.db, { ...params, connectionId, readList });
    const links = await countLinks(deps.db, connectionId, [params.actorType]);
    const work = { deps, job, draft, sample: params.sample, actorType: params.actorType };
    return {
      total: links === 0 ? null : Math.min(links, params.sample ?? links),
      isReadOnly: true,
      runId: null,
      async slice(stored, signal) {
        const ports = await deps.portsFor(draft.plan, NO_RUN, signal);
        return links === 0 ? actorSlice(work, ports) : linkSlice(work, ports, position.parse(stored));
      },
      end: async () => undefined,
    };
  },
});

const LIST_MS = 10_000;

interface Work {
  readonly deps: PreflightDeps;
  readonly job: Job;
  readonly draft: Draft;
  /** null: all. */
  readonly sample: number | null;
  readonly actorType: string;
}

async function linkSlice(work: Work, ports: CyclePorts, stored: Position | null): Promise<JobSlice> {
  const { deps, draft, actorType } = work;
  const at = stored ?? { ids: await sampleOf(deps.db, work), afterId: 0, tallied: {} };
  const page = at.ids?.slice(0, PAGE_SIZE) ?? null;
  const links =
    page === null
      ? await ports.links.after({ afterId: at.afterId, limit: PAGE_SIZE, actorTypes: [actorType] })
      : await ports.links.byIds(page);
  const { mandatoryInErp } = draft;
  const active = links.filter(({ state }) => state === "active");
  const found = await preflightLinks(draft.plan, { ports, links: active, mandatoryInErp });
  const tally = new Tally(at.tallied, actorType);
  tally.add(found);
  const left = at.ids?.slice(PAGE_SIZE) ?? null;
  const isLast = left === null ? links.length < PAGE_SIZE : left.length === 0;
  const next = { ids: left, afterId: links.at(-1)?.id ?? at.afterId, tallied: tally.tallied };
  return {
    position: isLast ? null : next,
    counts: accountingOf(found, links.length - active.length),
    figures: tally.figures,
    items: tally.items,
  };
}

/** Ids of links from all over the table; null where all are to be looked at. */
async function sampleOf(db: Db, { job, actorType, sample }: Work): Promise<number[] | null> {
  if (sample === null) return null;
  const rows = await db
    .selectFrom("link")
    .select("id")
    .where("connection_id", "=", job.connectionId)
    .where("actor_type", "=", actorType)
    .orderBy(sql`random()`)
    .limit(sample)
    .execute();
  return rows.map(({ id }) => id).sort((one, other) => one - other);
}

/** Nothing is linked: actors as the ERP gives them, as many as were asked for, in one go. */
async function actorSlice({ draft, sample, actorType }: Work, ports: CyclePorts): Promise<JobSlice> {
  const { fieldKeys, mandatoryInErp } = draft;
  const limit = Math.min(sample ?? MAX_ACTORS, MAX_ACTORS);
  const tally = new Tally({}, actorType);
  let counts = NOTHING_READ;
  for await (const batch of ports.erp.changedActors({ actorType, updatedOnOrAfter: "", fieldKeys })) {
    const actors = batch.slice(0, limit - counts.read);
    const found = preflightActors(draft.plan, { actors, mandatoryInErp });
    tally.add(found);
    counts = addAccounting(counts, accountingOf(found, 0));
    if (counts.read >= limit) break;
  }
  return { position: null, counts, figures: tally.figures, items: tally.items };
}

function accountingOf({ records, concerned }: Preflight, paused: number): Accounting {
  const skippedBecause = {
    ...(concerned > 0 ? { finding: concerned } : {}),
    ...(paused > 0 ? { paused } : {}),
  };
  return {
    ...NOTHING_READ,
    read: records + paused,
    unchanged: records - concerned,
    skipped: concerned + paused,
    skippedBecause,
  };
}
