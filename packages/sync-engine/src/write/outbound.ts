import { batchOf, type PositionMove } from "../commit/batch.ts";
import type { CrmEntity, Link } from "../model/model.ts";
import { type Candidate, syncGroup } from "./outbound-group.ts";
import type { OutboundStep } from "./outbound-run.ts";
import { withoutWaiting } from "./waiting.ts";

/** Rows of the change feed, and due links, that are dealt with together. */
const PAGE_SIZE = 500;

/**
 * Brings what changed in the CRM to the ERP, in pages of the change feed, and tries the records again whose
 * problem is due. The feed position moves in the commit of what was read up to it.
 */
export async function runOutbound(step: OutboundStep, signal?: AbortSignal): Promise<void> {
  const { run } = step;
  let due = await dueAfter(step, []);
  for (let hasMore = true; hasMore; ) {
    signal?.throwIfAborted();
    const page = await readPage(step);
    const before = run.values.crmValues;
    await syncPage(step, page, due);
    run.feed = page.end;
    due = due.length < PAGE_SIZE ? [] : await dueAfter(step, due);
    // Our own CRM writes of this page are in the feed now; passing them here leaves the next cycle idle.
    hasMore = page.isFull || run.values.crmValues > before || due.length > 0;
  }
  run.ledger.close();
}

/** The next due links. What is due again although it has just been dealt with is left to the next cycle. */
async function dueAfter({ ports }: OutboundStep, done: readonly Link[]): Promise<readonly Link[]> {
  const due = await ports.links.dueForRetry(ports.clock.now(), PAGE_SIZE);
  const doneIds = new Set(done.map(({ id }) => id));
  return due.filter(({ id }) => !doneIds.has(id));
}

interface FeedPage {
  readonly end: number;
  readonly isFull: boolean;
  /** Distinct records that somebody else wrote to, and who. */
  readonly changed: ReadonlyMap<CrmEntity, ReadonlyMap<number, ReadonlySet<string>>>;
}

/** Pages of nothing but our own writes, as a large inbound leaves behind, are passed in one go. */
async function readPage({ ports, origin, run }: OutboundStep): Promise<FeedPage> {
  const changed = new Map<CrmEntity, Map<number, Set<string>>>();
  let end = run.feed;
  for (;;) {
    const changes = await ports.crm.changesAfter(end, PAGE_SIZE);
    for (const change of changes.filter((one) => one.origin !== origin)) {
      const ofEntity = changed.get(change.entity) ?? new Map<number, Set<string>>();
      changed.set(change.entity, ofEntity);
      ofEntity.set(change.id, (ofEntity.get(change.id) ?? new Set()).add(change.origin));
    }
    end = changes.at(-1)?.position ?? end;
    const isFull = changes.length >= PAGE_SIZE;
    if (!isFull || changed.size > 0) return { end, isFull, changed };
  }
}

async function syncPage(step: OutboundStep, page: FeedPage, due: readonly Link[]): Promise<void> {
  const candidates = await candidatesOf(step, page, due);
  const groups = step.types.flatMap((type) => {
    const ofType = candidates.filter(({ link }) => link.actorType === type.actorType);
    return ofType.length === 0 ? [] : [{ type, candidates: ofType }];
  });
  const move: PositionMove = page.end === step.run.feed ? {} : { feed: page.end };
  for (const [index, group] of groups.entries()) {
    await syncGroup(step, group, index === groups.length - 1 ? move : {});
  }
  if (groups.length === 0 && move.feed !== undefined) await step.ports.journal.commit(batchOf([], move));
}

/** The links to look at: of changed records and of due problems, each once. */
async function candidatesOf(
  step: OutboundStep,
  page: FeedPage,
  due: readonly Link[],
): Promise<readonly Candidate[]> {
  const { ports, run } = step;
  const candidates = new Map<number, Candidate>();
  for (const [entity, writers] of page.changed) {
    const links = await ports.links.byCrmIds(entity, [...writers.keys()]);
    run.ledger.read(writers.size);
    run.ledger.book({ kind: "unlinked" }, writers.size - links.length);
    for (const link of links) {
      candidates.set(link.id, { link, isDue: false, origins: [...(writers.get(link.crmId) ?? [])] });
    }
  }
  run.ledger.read(due.filter(({ id }) => !candidates.has(id)).length);
  for (const link of due) candidates.set(link.id, { ...candidates.get(link.id), link, isDue: true });
  return takingPart(step, withoutInactiveTypes(step, [...candidates.values()]));
}

/**
 * Paused links stay out. One whose CRM record was deleted comes back with it, one that waits for its company's link when
 * that is made: then both sides are looked at. One whose actor is missing is only asked for again.
 */
async function takingPart(
  { run, ports }: OutboundStep,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const kept: Candidate[] = [];
  for (const candidate of await withoutWaiting(ports, candidates)) {
    const { link, isDue } = candidate;
    if (link.state === "active" || link.state === "waiting-for-parent") kept.push(candidate);
    if (link.state === "missing-in-crm") kept.push({ ...candidate, isDue: true });
    if (link.state === "missing-in-erp" && isDue) run.missed.push(link);
  }
  run.ledger.book({ kind: "skipped", because: "paused" }, candidates.length - kept.length);
  return kept;
}

function withoutInactiveTypes(
  { types, run }: OutboundStep,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const active = new Set(types.map(({ actorType }) => actorType));
  const kept = candidates.filter(({ link }) => active.has(link.actorType));
  run.ledger.book({ kind: "skipped", because: "inactive-type" }, candidates.length - kept.length);
  return kept;
}
