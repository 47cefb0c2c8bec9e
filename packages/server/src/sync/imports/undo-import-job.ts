import { type CrmValue, type CrmWrite, type LogRow, NOTHING_READ } from "@brygga/sync-engine";
import { z } from "zod";
import { deleteRecords } from "../../crm/delete-records.ts";
import { readRecords, type StoredRecord, updateRecords } from "../../crm/records.ts";
import { inTransaction, type Trx } from "../../db/database.ts";
import { idSet, textSet } from "../../db/sql.ts";
import type { Job, JobItem, JobKind, JobSlice } from "../../jobs/job.ts";
import { closeJobRun, NO_RUN, openJobRun } from "../jobs/job-run.ts";
import { deleteLinks } from "../links/link-writes.ts";
import { unpacked } from "../log/log-packs.ts";
import { insertLogRows } from "../log/log-rows.ts";
import type { RunRecorder } from "../log/run-recorder.ts";
import { type ImportJobDeps, ImportWork } from "./import-work.ts";
import { type ImportLine, LINE_COLUMNS, storeDone, toLine } from "./line-store.ts";

export const undoImportParams = z.object({
  importId: z.int(),
  /** One of its runs, by which it was chosen: whoever has seen a preview chooses it so again. */
  runId: z.int().optional(),
  /** Takes back what somebody has changed since, too. */
  force: z.boolean(),
});

const position = z.object({ after: z.int() }).nullable();

const PAGE_SIZE = 500;

/**
 * Takes an import back as a whole: new records are deleted, values that were written get back what was there before, and
 * the links are removed. Nothing is written to the ERP: what it holds came from there. A record that was changed since is
 * told instead, unless it is forced.
 */
export const undoImportJob = (deps: ImportJobDeps): JobKind => ({
  name: "undo-import",
  async open(job) {
    const { importId, force } = undoImportParams.parse(job.params);
    const work = await ImportWork.open(deps, importId);
    const run = job.isPreview ? null : await openJobRun(deps.db, job, deps.clock.now());
    const undoing = { deps, job, work, force, run: run ?? NO_RUN };
    return {
      total: null,
      isReadOnly: job.isPreview,
      runId: run?.known ?? null,
      slice: (stored) => undoSlice(undoing, position.parse(stored)?.after ?? 0),
      end: (ended) => closeJobRun(deps.db, ended),
    };
  },
});

interface Undoing {
  readonly deps: ImportJobDeps;
  readonly job: Job;
  readonly work: ImportWork;
  readonly force: boolean;
  readonly run: RunRecorder;
}

/** A preview is the undo itself in a transaction that is not kept. */
class OnlyForeseen extends Error {
  readonly slice: JobSlice;
  constructor(slice: JobSlice) {
    super("a preview keeps nothing");
    this.slice = slice;
  }
}

async function undoSlice(undoing: Undoing, after: number): Promise<JobSlice> {
  const { deps, job } = undoing;
  try {
    return await inTransaction(deps.db, async (trx) => {
      const slice = await undoPage(trx, undoing, after);
      if (job.isPreview) throw new OnlyForeseen(slice);
      return slice;
    });
  } catch (error) {
    if (error instanceof OnlyForeseen) return error.slice;
    throw error;
  }
}

/** A line with what it has led to. */
interface Imported {
  readonly line: ImportLine;
  readonly linkId: number;
  readonly record: StoredRecord;
}

async function undoPage(trx: Trx, undoing: Undoing, after: number): Promise<JobSlice> {
  const { work } = undoing;
  const lines = await importedLines(trx, work.one.id, after);
  const last = lines.at(-1);
  if (last === undefined) return { position: null, counts: NOTHING_READ };
  const { entity } = await work.types.of(last.actorType);
  const linkIds = await linksOf(trx, work.one.connectionId, lines);
  const ids = lines.flatMap(({ recordId }) => recordId ?? []);
  const records = new Map((await readRecords(trx, entity, ids)).map((record) => [record.id, record]));
  const imported: Imported[] = [];
  const gone: ImportLine[] = [];
  for (const line of lines) {
    const linkId = linkIds.get(line.erpKey);
    const record = records.get(line.recordId ?? 0);
    if (linkId !== undefined && record !== undefined) imported.push({ line, linkId, record });
    else gone.push(line);
  }
  const items = [
    ...gone.map((line) => leftItem(line, { reason: "link-gone", linkId: null })),
    ...(await undoNew(trx, undoing, imported)),
    ...(await undoChanged(trx, undoing, imported)),
  ];
  const left = new Set(items.flatMap(({ erpKey }) => erpKey ?? [])).size;
  return {
    position: { after: last.id },
    counts: {
      ...NOTHING_READ,
      read: lines.length,
      written: lines.length - left,
      skipped: left,
      skippedBecause: left === 0 ? {} : { "changed-since": left },
    },
    figures: { restored: lines.length - left, notRestored: left },
    items,
  };
}

async function importedLines(trx: Trx, importId: number, after: number): Promise<ImportLine[]> {
  const rows = await trx
    .selectFrom("erp_import_line")
    .select(LINE_COLUMNS)
    .where("import_id", "=", importId)
    .where("result", "in", ["new", "updated", "linked-only"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(PAGE_SIZE)
    .execute();
  const lines = rows.map(toLine);
  const end = lines.findIndex(({ actorType }) => actorType !== lines[0]?.actorType);
  return end < 0 ? lines : lines.slice(0, end);
}

/** Ids of the links that still join what the import has joined, by ERP key. */
async function linksOf(
  trx: Trx,
  connectionId: number,
  lines: readonly ImportLine[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom("link")
    .select(["id", "erp_key", "crm_id"])
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", lines[0]?.actorType ?? "")
    .where("erp_key", "in", textSet(lines.map(({ erpKey }) => erpKey)))
    .execute();
  const recordOf = new Map(lines.map(({ erpKey, recordId }) => [erpKey, recordId]));
  const own = rows.filter((row) => recordOf.get(row.erp_key) === row.crm_id);
  return new Map(own.map((row) => [row.erp_key, row.id]));
}

const leftItem = (
  { actorType, erpKey }: ImportLine,
  more: { readonly reason: string; readonly linkId: number | null } & Partial<JobItem>,
): JobItem => ({ category: "not-undone", actorType, erpKey, ...more });

/** New records are deleted; of one that somebody has written to since, nothing is taken back. */
async function undoNew(trx: Trx, undoing: Undoing, imported: readonly Imported[]): Promise<JobItem[]> {
  const made = imported.filter(({ line }) => line.result === "new");
  const isOurs = ({ record }: Imported) => undoing.force || (record.version === 1 && !record.deleted);
  const ours = made.filter(isOurs);
  const [first] = ours;
  if (first !== undefined) {
    const ids = ours.map(({ record }) => record.id);
    await deleteRecords(trx, { entity: first.record.entity, ids }, originOf(undoing.job));
    await takeBack(trx, ours);
  }
  return made
    .filter((one) => !isOurs(one))
    .map(({ line, linkId, record: { entity, id: crmId } }) =>
      leftItem(line, { reason: "changed-since", linkId, entity, crmId }),
    );
}

const originOf = ({ userId, id }: Job): string => (userId === null ? `undo:${id}` : `user:${userId}`);

/** Takes the links away, and says so in the lines. */
async function takeBack(trx: Trx, imported: readonly Imported[]): Promise<void> {
  await deleteLinks(
    trx,
    imported.map(({ linkId }) => linkId),
  );
  const done = imported.map(({ line }) => ({
    lineId: line.id,
    result: "skipped" as const,
    reason: "undone" as const,
    details: {},
    values: 0,
    problems: 0,
    recordId: line.recordId,
  }));
  await storeDone(trx, done);
}

interface Restored {
  readonly one: Imported;
  readonly values: Readonly<Record<string, CrmValue>>;
  readonly log: readonly LogRow[];
  readonly left: readonly JobItem[];
}

/** Values that were written get back what was there before. */
async function undoChanged(trx: Trx, undoing: Undoing, imported: readonly Imported[]): Promise<JobItem[]> {
  const changed = imported.filter(({ line }) => line.result !== "new");
  if (changed.length === 0) return [];
  const rows = await rowsOf(trx, changed);
  const restored = await Promise.all(changed.map((one) => restore(undoing, one, rows.get(one.linkId) ?? [])));
  const whole = restored.filter(({ left }) => left.length === 0);
  const writes = whole.flatMap(({ one: { record }, values }): CrmWrite[] =>
    Object.keys(values).length === 0
      ? []
      : [{ entity: record.entity, id: record.id, expectedVersion: record.version, values }],
  );
  await updateRecords(trx, writes, originOf(undoing.job));
  const log = whole.flatMap((one) => one.log);
  if (log.length > 0 && !undoing.job.isPreview) {
    const { connectionId, userId } = undoing.job;
    const runId = await undoing.run.id(trx);
    await insertLogRows(trx, { rows: log, connectionId, at: undoing.deps.clock.now(), runId, userId });
  }
  await takeBack(
    trx,
    whole.map(({ one }) => one),
  );
  return restored.flatMap(({ left }) => left);
}

type ImportRow = Pick<LogRow, "erpFieldKey" | "crmFieldKey" | "oldValue" | "newValue">;

async function rowsOf(trx: Trx, imported: readonly Imported[]): Promise<ReadonlyMap<number, ImportRow[]>> {
  const [first] = imported;
  const rows = await trx
    .selectFrom("sync_log")
    .select(["id", "link_id", "erp_field_key", "crm_field_key", "old_value", "new_value", "pack"])
    .where("crm_entity", "=", first?.record.entity ?? "company")
    .where("crm_id", "in", idSet(imported.map(({ record }) => record.id)))
    .where("link_id", "in", idSet(imported.map(({ linkId }) => linkId)))
    .where("reason", "=", "import")
    .orderBy("id")
    .execute();
  const all = rows
    .flatMap((row) => unpacked(row))
    .map((row): [number, ImportRow] => [
      row.link_id,
      {
        erpFieldKey: row.erp_field_key,
        crmFieldKey: row.crm_field_key,
        oldValue: row.old_value,
        newValue: row.new_value,
      },
    ]);
  return new Map(
    [...Map.groupBy(all, ([linkId]) => linkId)].map(([linkId, some]) => [linkId, some.map(([, row]) => row)]),
  );
}

async function restore(
  { work, force }: Undoing,
  one: Imported,
  rows: readonly ImportRow[],
): Promise<Restored> {
  const { line, linkId, record } = one;
  const { transforms } = await work.types.of(line.actorType);
  const values: Record<string, CrmValue> = {};
  const log: LogRow[] = [];
  const left: JobItem[] = [];
  for (const row of rows) {
    const { erpFieldKey, crmFieldKey, oldValue, newValue } = row;
    const transform = transforms.find(({ field }) => field.erpFieldKey === erpFieldKey);
    const present = transform?.crmToCanonical(record.values[crmFieldKey] ?? null);
    const before = transform?.canonicalToCrm(oldValue);
    const subject = { linkId, entity: record.entity, crmId: record.id, erpFieldKey, crmFieldKey };
    const values_ = { oldValue: newValue, newValue: oldValue, target: "crm" } as const;
    if (!transform || !present?.ok || !before?.ok) {
      left.push(leftItem(line, { ...subject, ...values_, reason: "field-not-mapped" }));
    } else if (!force && !transform.same(present.value, newValue)) {
      left.push(leftItem(line, { ...subject, ...values_, reason: "changed-since" }));
    } else {
      values[crmFieldKey] = before.value;
      log.push({
        linkId,
        erpFieldKey,
        crmFieldKey,
        target: "crm",
        oldValue: present.value,
        newValue: oldValue,
        reason: "undo",
      });
    }
  }
  return { one, values, log, left };
}
