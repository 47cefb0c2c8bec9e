import { type Accounting, addAccounting, type ErpSide, NOTHING_READ } from "@brygga/sync-engine";
import { z } from "zod";
import { inTransaction, type Trx } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import type { JobKind, JobSlice } from "../../jobs/job.ts";
import { importParams } from "../jobs/import-params.ts";
import { closeJobRun, openJobRun } from "../jobs/job-run.ts";
import { requireActive } from "../jobs/job-work.ts";
import type { RunRecorder } from "../log/run-recorder.ts";
import { type FetchedBatch, fetchLines, unlessCounted } from "./fetch-lines.ts";
import { BATCH_SIZE, BATCHES_PER_SLICE, type ImportJobDeps, ImportWork } from "./import-work.ts";
import { type Done, type ImportLine, nextLines } from "./line-store.ts";
import { makePartners } from "./new-items.ts";
import { storeBatch } from "./store-batch.ts";

const position = z.object({ after: z.int() }).nullable();

/**
 * Imports what is checked: fetches the actors, makes or changes the records and links them, a batch a transaction. A line
 * that is dealt with says so in the same transaction, so that after a crash none is dealt with twice.
 */
export const importJob = (deps: ImportJobDeps): JobKind => ({
  name: "import",
  async open(job) {
    const { importId } = importParams.parse(job.params);
    const work = await ImportWork.open(deps, importId, { isPreview: false });
    await inTransaction(deps.db, (trx) => setAside(trx, importId));
    const run = await openJobRun(deps.db, job, deps.clock.now());
    return {
      total: job.counts.read + (await countToDo(deps, importId)),
      isReadOnly: false,
      runId: run.known,
      async slice(stored, signal) {
        await requireActive(deps.db, job.connectionId);
        const after = position.parse(stored)?.after ?? 0;
        return importSlice({ deps, work, run, runId: run.known }, after, signal);
      },
      end: (ended) => closeJobRun(deps.db, ended),
    };
  },
});

interface Importing {
  readonly deps: ImportJobDeps;
  readonly work: ImportWork;
  readonly run: RunRecorder;
  readonly runId: number;
}

/** What is not to be imported has its result at once: skipped by the user, or for the reason that the preview told. */
async function setAside(trx: Trx, importId: number): Promise<void> {
  const undone = () =>
    trx.updateTable("erp_import_line").where("import_id", "=", importId).where("result", "is", null);
  await undone().where("outcome", "=", "skipped").set({ result: "skipped" }).execute();
  await undone().where("is_checked", "=", 0).set({ result: "skipped", reason: "unchecked" }).execute();
}

async function countToDo({ db }: ImportJobDeps, importId: number): Promise<number> {
  const { count } = await db
    .selectFrom("erp_import_line")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("import_id", "=", importId)
    .where("result", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Some batches. The next one is fetched while one is stored; never across slices, because the connection's turn is given
 * back between them, and a cycle could see an actor change that is not linked yet. A slice that ends early is gone on with
 * from its beginning: what is dealt with is not read again.
 */
async function importSlice(importing: Importing, from: number, signal: AbortSignal): Promise<JobSlice> {
  const { work, run } = importing;
  const startedAt = performance.now();
  const erp = await work.erp(run, signal);
  const { batches, lastId } = await sliceAfter(work, from);
  let counts = NOTHING_READ;
  const slice = (after: number | null): JobSlice => ({
    position: after === null ? null : { after },
    counts,
    figures: figuresOf(startedAt),
  });
  let coming = fetchBatch(work, erp, batches[0]);
  for (let batch = 1; ; batch++) {
    const fetched = await unlessCounted(coming, batch > 1);
    if (fetched === undefined) return slice(from);
    if (fetched === null) return slice(lastId);
    coming = signal.aborted ? Promise.resolve(null) : fetchBatch(work, erp, batches[batch]);
    // A failure of the next batch is told when it is its turn.
    coming.catch(() => undefined);
    counts = addAccounting(counts, await store(importing, fetched));
    if (signal.aborted) return slice(batch === batches.length ? lastId : from);
  }
}

/** For the rate: how long was worked, without waiting for turns or for an ERP to come back. */
const figuresOf = (startedAt: number) => ({ workedMs: Math.round(performance.now() - startedAt) });

interface ToStore {
  readonly actorType: string;
  readonly batch: FetchedBatch;
}

/**
 * What a slice is to import: `lastId` is null where nothing is left. Each batch has names that follow each other, so that
 * its transaction writes few pages of the indexes by name, and the lines in their order.
 */
async function sliceAfter(work: ImportWork, after: number) {
  const limit = BATCH_SIZE * BATCHES_PER_SLICE;
  const lines = await nextLines(work.db, { importId: work.one.id, after, limit, isToDo: true });
  const named = lines.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const batches: ImportLine[][] = [];
  for (let from = 0; from < named.length; from += BATCH_SIZE) {
    batches.push(named.slice(from, from + BATCH_SIZE).sort((a, b) => a.id - b.id));
  }
  return { batches, lastId: lines.at(-1)?.id ?? null };
}

async function fetchBatch(
  work: ImportWork,
  erp: ErpSide,
  lines: readonly ImportLine[] | undefined,
): Promise<ToStore | null> {
  const actorType = lines?.[0]?.actorType;
  if (lines === undefined || actorType === undefined) return null;
  return { actorType, batch: await fetchLines(erp, await work.type(actorType), lines) };
}

async function store({ deps, work, runId }: Importing, { actorType, batch }: ToStore): Promise<Accounting> {
  const type = await work.type(actorType);
  const items = await work.newItems(
    type,
    batch.found.map(({ actor }) => actor),
  );
  const at = deps.clock.now();
  const { one } = work;
  const done = await inTransaction(deps.db, async (trx) => {
    const { connectionId, settings } = one;
    const partners = await makePartners(trx, { connectionId, type, settings, items: [...items.keys()] });
    const present = work.addPartners(type, partners);
    const left = await stillToDo(trx, batch);
    const { assessed, parents } = await work.assess(trx, present, left.found);
    return storeBatch(trx, { one, type: present, parents, assessed, lost: lostOf(left), runId, at });
  });
  return accountingOf(done);
}

/** Another process may have dealt with them meanwhile. */
async function stillToDo(trx: Trx, { found, gone, refused }: FetchedBatch): Promise<FetchedBatch> {
  const lines = [...found.map(({ line }) => line), ...gone, ...refused.map(({ line }) => line)];
  const rows = await trx
    .selectFrom("erp_import_line")
    .select("id")
    .where("id", "in", idSet(lines.map(({ id }) => id)))
    .where("result", "is", null)
    .execute();
  if (rows.length === lines.length) return { found, gone, refused };
  const left = new Set(rows.map(({ id }) => id));
  const isLeft = ({ id }: ImportLine) => left.has(id);
  return {
    found: found.filter(({ line }) => isLeft(line)),
    gone: gone.filter(isLeft),
    refused: refused.filter(({ line }) => isLeft(line)),
  };
}

function lostOf({ gone, refused }: FetchedBatch): Done[] {
  const blank = { result: "failed", values: 0, problems: 0, recordId: null } as const;
  return [
    ...gone.map(({ id: lineId }): Done => ({ ...blank, lineId, reason: "gone", details: {} })),
    ...refused.map(
      ({ line, refusal: { explanation } }): Done => ({
        ...blank,
        lineId: line.id,
        reason: "erp-refused",
        details: { explanation },
      }),
    ),
  ];
}

function accountingOf(done: readonly Done[]): Accounting {
  const count = (...results: readonly Done["result"][]) =>
    done.filter(({ result }) => results.includes(result)).length;
  const skipped = Map.groupBy(
    done.filter(({ result }) => result === "skipped"),
    ({ reason }) => reason ?? "",
  );
  return {
    ...NOTHING_READ,
    read: done.length,
    written: count("new", "updated"),
    unchanged: count("linked-only"),
    failed: count("failed"),
    skipped: count("skipped"),
    skippedBecause: Object.fromEntries([...skipped].map(([reason, some]) => [reason, some.length])),
  };
}
