import { type Accounting, addAccounting, type ErpSide, NOTHING_READ } from "@brygga/sync-engine";
import { z } from "zod";
import { inTransaction, type Trx } from "../../db/database.ts";
import type { JobKind, JobSlice } from "../../jobs/job.ts";
import { importParams } from "../jobs/import-params.ts";
import { closeJobRun, openJobRun } from "../jobs/job-run.ts";
import { requireActive } from "../jobs/job-work.ts";
import type { RunRecorder } from "../log/run-recorder.ts";
import { fetchAhead } from "./fetch-ahead.ts";
import { fetchLines } from "./fetch-lines.ts";
import { type ImportBatch, importBatch, joined } from "./import-batch.ts";
import type { ImportThread } from "./import-thread.ts";
import { BATCH_SIZE, type ImportJobDeps, ImportWork } from "./import-work.ts";
import { type LineToDo, nextLines } from "./line-store.ts";

const position = z.object({ after: z.int() }).nullable();

/** Batches that are stored in one transaction, where so many have come meanwhile. */
const STORED_AT_ONCE = 4;

/** Lines of one slice at most: among so many, those are put together whose names follow each other. */
const WINDOW = 20 * BATCH_SIZE;

/** A slice that takes longer ends, and a cycle that waits has its turn; */
const TURN_MS = 2_000;

/** but not before it has fetched so many batches. */
const FEWEST_BATCHES = 4;

/** From so many lines on it pays to start the thread. */
const MANY_LINES = 2_000;

export interface ImportRunDeps extends ImportJobDeps {
  readonly thread: ImportThread;
}

/**
 * Imports what is checked: fetches the actors, makes or changes the records and links them, some batches a transaction. A
 * line that is dealt with says so in the same transaction, so that after a crash none is dealt with twice.
 */
export const importJob = (deps: ImportRunDeps): JobKind => ({
  name: "import",
  async open(job) {
    const { importId } = importParams.parse(job.params);
    const work = await ImportWork.open(deps, importId);
    await inTransaction(deps.db, (trx) => setAside(trx, importId));
    const run = await openJobRun(deps.db, job, deps.clock.now());
    const toDo = await countToDo(deps, importId);
    if (toDo >= MANY_LINES) deps.thread.expect();
    return {
      total: job.counts.read + toDo,
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
  readonly deps: ImportRunDeps;
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
 * Some batches. The next ones are fetched while those that have come are stored; never across slices, because the
 * connection's turn is given back between them, and a cycle could see an actor change that is not linked yet. A slice that
 * ends early is gone on with from its beginning: what is dealt with is not read again.
 */
async function importSlice(importing: Importing, from: number, signal: AbortSignal): Promise<JobSlice> {
  const { work, run } = importing;
  const startedAt = performance.now();
  const erp = await work.erp(run, signal);
  const { batches, lastId } = await sliceAfter(work, from);
  const isInTime = () => performance.now() - startedAt < TURN_MS;
  const goesOn = (begun: number) => !signal.aborted && (begun < FEWEST_BATCHES || isInTime());
  const fetches = batches.map((lines) => () => fetchBatch(work, erp, lines));
  let counts = NOTHING_READ;
  let stored = 0;
  try {
    for await (const come of fetchAhead(fetches, { most: STORED_AT_ONCE, goesOn })) {
      counts = addAccounting(counts, await store(importing, joined(come)));
      stored += come.length;
    }
  } catch (error) {
    // What is stored is to be counted. The failure is met again at the beginning of the next slice.
    if (stored === 0) throw error;
  }
  const after = stored === batches.length ? lastId : from;
  const figures = { workedMs: Math.round(performance.now() - startedAt) };
  return { position: after === null ? null : { after }, counts, figures };
}

/**
 * What a slice is to import: `lastId` is null where nothing is left. Each batch has names that follow each other, so that
 * its transaction writes few pages of the indexes by name, and the lines in their order.
 */
async function sliceAfter(work: ImportWork, after: number) {
  const lines = await nextLines(work.db, { importId: work.one.id, after, limit: WINDOW, isToDo: true });
  const named = lines.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const batches: LineToDo[][] = [];
  for (let from = 0; from < named.length; from += BATCH_SIZE) {
    batches.push(named.slice(from, from + BATCH_SIZE).sort((a, b) => a.id - b.id));
  }
  return { batches, lastId: lines.at(-1)?.id ?? null };
}

/** Fetches the actors of lines that are all of one type, and prepares them. */
async function fetchBatch(work: ImportWork, erp: ErpSide, lines: readonly LineToDo[]): Promise<ImportBatch> {
  const type = await work.types.of(lines[0]?.actorType ?? "");
  const fetched = await fetchLines(erp, type, lines);
  const items = await work.newItems(
    type,
    fetched.found.map(({ actor }) => actor),
  );
  return importBatch(await work.types.of(type.actorType), fetched, [...items.keys()]);
}

async function store({ deps, work, runId }: Importing, batch: ImportBatch): Promise<Accounting> {
  const context = { runId, at: deps.clock.now() };
  const { counts } = await deps.thread.write({ types: work.types, batch }, context);
  return counts;
}
