import type { Actor } from "@brygga/protocol";
import { batchOf } from "../commit/batch.ts";
import { type RecordsById, readRecords } from "../commit/commit-records.ts";
import { beginRound, isBehind, type ScanState, steppedTo } from "../memory/scan-state.ts";
import type { CompiledType } from "../merge/compiled-type.ts";
import { isAsAgreed } from "../merge/holds-base.ts";
import type { CrmRecord, Link } from "../model/model.ts";
import type { LinkStateChange } from "../model/ports.ts";
import { textByKey } from "../model/text-by-key.ts";
import { type ActorsRead, readActors } from "../read/read-actors.ts";
import { syncGroup } from "../write/outbound-group.ts";
import type { OutboundStep } from "../write/outbound-run.ts";

/** Links that are compared with one call. */
export const SCAN_PAGE_SIZE = 200;

/** The part of the time since the last page that comparing may take, … */
const SHARE_OF_TIME = 0.05;
/** … and what it may take in any case, in milliseconds. */
const LEAST_TIME_MS = 1000;

interface ScanStep extends OutboundStep {
  readonly scan: ScanState | undefined;
  readonly roundMs: number;
}

interface PageStep extends ScanStep {
  /** Links with a write of which it is not known yet whether it arrived: recovery looks into them first. */
  readonly open: ReadonlySet<number>;
}

/**
 * Compares all links on both sides in the course of a round, page by page, whatever stamps and change feed say; what
 * has moved apart is synchronised like a link whose problem is due. Stops when it is where it should be by now, or has
 * taken its part of the time. The place is committed with each page.
 *
 * @throws ErpFailure when the ERP cannot be reached.
 */
export async function runScan(step: ScanStep, signal?: AbortSignal): Promise<void> {
  const { ports, roundMs } = step;
  const { clock } = ports;
  const now = clock.now();
  let scan = await beginRound(step.scan, { now, roundMs, countLinks: () => ports.links.count() });
  if (scan === null) return;
  if (!isBehind(scan, now, roundMs)) return;
  const open = new Set((await ports.journal.unsettledIntents()).map(({ linkId }) => linkId));
  const beganMs = clock.monotonicMs();
  const budgetMs = Math.max(LEAST_TIME_MS, SHARE_OF_TIME * (now.getTime() - Date.parse(scan.steppedAt)));
  while (isBehind(scan, now, roundMs) && clock.monotonicMs() - beganMs <= budgetMs) {
    signal?.throwIfAborted();
    scan = await scanPage({ ...step, open }, scan);
  }
  step.run.ledger.close();
}

async function scanPage(step: PageStep, scan: ScanState): Promise<ScanState> {
  const { ports, types, run } = step;
  const links = await ports.links.after({ afterId: scan.afterId ?? 0, limit: SCAN_PAGE_SIZE });
  run.ledger.read(links.length);
  const compared: ComparedLinks[] = [];
  for (const type of types) {
    const ofType = links.filter(({ actorType }) => actorType === type.actorType);
    if (ofType.length > 0) compared.push(await compareLinks(step, type, ofType));
  }
  const ofActiveTypes = compared.reduce((sum, { links: some }) => sum + some, 0);
  run.ledger.book({ kind: "skipped", because: "inactive-type" }, links.length - ofActiveTypes);
  const next = steppedTo(scan, {
    afterId: links.length < SCAN_PAGE_SIZE ? null : (links.at(-1)?.id ?? null),
    now: ports.clock.now(),
    compared: ofActiveTypes,
    identical: compared.reduce((sum, { identical }) => sum + identical, 0),
  });
  await commitPage(step, compared, next);
  return next;
}

/** What differs is synchronised; the place goes with the last of it. */
async function commitPage(
  step: PageStep,
  compared: readonly ComparedLinks[],
  scan: ScanState,
): Promise<void> {
  const move = { scan, states: compared.flatMap(({ woken }) => woken) };
  const differing = compared.filter(({ apart }) => apart.length > 0);
  for (const [index, { type, apart }] of differing.entries()) {
    const candidates = apart.map((link) => ({ link, isDue: true }));
    await syncGroup(step, { type, candidates }, index === differing.length - 1 ? move : {});
  }
  if (differing.length === 0) await step.ports.journal.commit(batchOf([], move));
}

interface ComparedLinks {
  readonly type: CompiledType;
  readonly links: number;
  readonly identical: number;
  /** Links to be synchronised. */
  readonly apart: readonly Link[];
  /** Links whose actor was missing and is there again. */
  readonly woken: readonly LinkStateChange[];
}

interface Sides {
  readonly open: ReadonlySet<number>;
  readonly records: RecordsById;
  readonly read: ActorsRead;
}

async function compareLinks(
  step: PageStep,
  type: CompiledType,
  links: readonly Link[],
): Promise<ComparedLinks> {
  const { ports, run, open } = step;
  const records = await readRecords(
    ports,
    type,
    links.map(({ crmId }) => crmId),
  );
  // A link whose actor is missing is asked for, too: the actor may be there again.
  const asked = links.filter(({ state }) => state === "active" || state === "missing-in-erp");
  const read = await readActors(
    ports,
    type,
    asked.map(({ erpKey }) => erpKey),
  );
  const sides = { open, records, read };
  const kinds = Map.groupBy(links, (link) => kindOf(type, link, sides));
  const count = (kind: LinkKind) => kinds.get(kind)?.length ?? 0;
  run.missed.push(...(kinds.get("missed") ?? []));
  run.ledger.book({ kind: "unchanged" }, count("settled"));
  run.ledger.book({ kind: "skipped", because: "paused" }, count("paused"));
  run.ledger.book({ kind: "skipped", because: "left-to-outbound" }, count("woken") + count("open"));
  run.ledger.book({ kind: "skipped", because: "not-found-in-erp" }, count("missed"));
  return {
    type,
    links: links.length,
    identical: links.filter((link) => link.state === "active" && isIdentical(type, link, sides)).length,
    apart: await withoutListed(step, kinds.get("apart") ?? []),
    woken: (kinds.get("woken") ?? []).map(({ id }) => ({ linkId: id, state: "active" })),
  };
}

/** What stands in the problem list is tried again at its own time, and on both sides. */
async function withoutListed({ ports, run }: PageStep, links: readonly Link[]): Promise<readonly Link[]> {
  if (links.length === 0) return [];
  const problems = await ports.links.problemsOf(links.map(({ id }) => id));
  const codes = new Map(problems.map(({ linkId, code }) => [linkId, code]));
  for (const code of codes.values()) run.ledger.book({ kind: "skipped", because: code });
  return links.filter(({ id }) => !codes.has(id));
}

/** "settled": identical, and agreed on; "missed": its actor was left out of the answer; "open": see {@link PageStep}. */
type LinkKind = "open" | "settled" | "apart" | "missed" | "paused" | "woken";

function kindOf(type: CompiledType, link: Link, sides: Sides): LinkKind {
  const actor = sides.read.actors.get(link.erpKey);
  if (link.state === "missing-in-erp") return actor === undefined ? "paused" : "woken";
  if (link.state !== "active") return "paused";
  if (sides.open.has(link.id)) return "open";
  const record = sides.records.get(link.crmId);
  const isPresent = record !== undefined && !record.deleted;
  if (actor === undefined) return isPresent && !sides.read.refused.has(link.erpKey) ? "missed" : "apart";
  return isAsAgreed(type, link.base, actor) && isIdentical(type, link, sides) ? "settled" : "apart";
}

/** Whether both sides hold the same in every mapped field. */
function isIdentical(type: CompiledType, link: Link, { records, read }: Sides): boolean {
  const record = records.get(link.crmId);
  const actor = read.actors.get(link.erpKey);
  return record !== undefined && !record.deleted && actor !== undefined && agrees(type, record, actor);
}

function agrees({ transforms }: CompiledType, record: CrmRecord, actor: Actor): boolean {
  return transforms.every(({ field, erpToCanonical, crmToCanonical, matches }) => {
    const wire = textByKey(actor.fieldValues, field.erpFieldKey);
    if (wire === undefined) return false;
    const erp = erpToCanonical(wire);
    const crm = crmToCanonical(record.values[field.crmFieldKey] ?? null);
    return erp.ok && crm.ok && matches(erp.value, crm.value);
  });
}
