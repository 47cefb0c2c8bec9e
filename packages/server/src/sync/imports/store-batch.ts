import type { LogRow } from "@brygga/sync-engine";
import { createRecords, updateRecords } from "../../crm/records.ts";
import { addToSelection } from "../../crm/selections.ts";
import type { Trx } from "../../db/database.ts";
import { ensureFeedPosition, originOf } from "../cycle/connection-state.ts";
import { insertLinks, markAllForCheck, type NewLink } from "../links/link-writes.ts";
import { type FilledRecord, insertLogPacks, type PackedValue } from "../log/log-packs.ts";
import { insertLogRows } from "../log/log-rows.ts";
import { raiseProblems } from "../problems/problem-rows.ts";
import type { Assessment } from "./assess-lines.ts";
import type { ErpImport } from "./import-store.ts";
import type { ImportType } from "./import-type.ts";
import { type Done, storeDone } from "./line-store.ts";
import type { ImportParents } from "./parents.ts";

export interface BatchToStore {
  readonly one: ErpImport;
  readonly type: ImportType;
  readonly parents: ImportParents;
  readonly assessed: readonly Assessment[];
  /** Lines that the ERP did not answer for. */
  readonly lost: readonly Done[];
  readonly runId: number;
  readonly at: Date;
}

/** An assessment that is carried out. */
interface Planned extends Assessment {
  readonly plan: NonNullable<Assessment["plan"]>;
}

const isPlanned = (one: Assessment): one is Planned =>
  one.plan !== null && (one.outcome === "new" || one.outcome === "updated" || one.outcome === "linked-only");

/**
 * Makes and changes the records of a batch, links them, logs what was written, and notes what came of each line: all of
 * it or, when the process dies, nothing. The records and links are as the same transaction has found them.
 */
export async function storeBatch(trx: Trx, batch: BatchToStore): Promise<readonly Done[]> {
  const planned = batch.assessed.filter(isPlanned);
  const others = batch.assessed.filter((one) => !isPlanned(one));
  // Before the links are there: what anybody writes to the records from now on concerns the connection.
  await ensureFeedPosition(trx, batch.one.connectionId);
  const recordIds = await writeRecords(trx, batch, planned);
  const linkIds = await linkRecords(trx, batch, { planned, recordIds });
  await logValues(trx, batch, { planned, recordIds, linkIds });
  await selectRecords(trx, batch, { planned, recordIds });
  const done = [
    ...planned.map((one, index) => doneOf(one, recordIds[index] ?? null)),
    ...others.map((one) => doneOf(one, one.recordId)),
    ...batch.lost,
  ];
  await storeDone(trx, done);
  return done;
}

const doneOf = (
  { line, outcome, reason, details, plan, values }: Assessment,
  recordId: number | null,
): Done => ({
  lineId: line.id,
  result: outcome === "problem" ? "failed" : outcome,
  reason,
  details,
  values: Object.keys(values).length,
  problems: plan?.problems.length ?? 0,
  recordId,
});

/**
 * Ids of the records, in the order of the assessments. The origin is the connection's: its own sync has nothing more to
 * do with these values, while the other connections of a record must see them.
 */
async function writeRecords(
  trx: Trx,
  { one, type }: BatchToStore,
  planned: readonly Planned[],
): Promise<readonly number[]> {
  const origin = originOf(one.connectionId);
  const { entity } = type;
  const fresh = planned.filter(({ record }) => record === null);
  const ids = await createRecords(trx, { entity, values: fresh.map(({ values }) => values) }, origin);
  const writes = planned.flatMap(({ record, values }) =>
    record === null || Object.keys(values).length === 0
      ? []
      : [{ entity, id: record.id, expectedVersion: record.version, values }],
  );
  const stale = await updateRecords(trx, writes, origin);
  if (stale.length > 0) throw new Error("A record has changed within the transaction that read it.");
  const made = ids[Symbol.iterator]();
  return planned.map(({ record }) => record?.id ?? made.next().value ?? 0);
}

interface Written {
  readonly planned: readonly Planned[];
  readonly recordIds: readonly number[];
}

async function linkRecords(
  trx: Trx,
  { one, type, parents, at }: BatchToStore,
  { planned, recordIds }: Written,
): Promise<readonly number[]> {
  const { connectionId } = one;
  const links = planned.map(({ actor, plan, record }, index): NewLink & { isWaiting: boolean } => ({
    connectionId,
    entity: type.entity,
    crmId: recordIds[index] ?? 0,
    actorType: type.actorType,
    erpKey: actor.erpKey,
    erpTimestamp: actor.lastModified,
    base: plan.base,
    isWaiting: type.entity === "contact" && !isUnderLinkedCompany(parents.of(actor).companyId, record),
  }));
  const ids = await insertLinks(trx, links, at);
  const toCheck = ids.filter((_id, index) => (planned[index]?.plan.toErp.length ?? 0) > 0);
  await markAllForCheck(trx, { linkIds: toCheck, connectionId }, at);
  return ids;
}

/** The link of a person that stays with another company waits for that company's. */
function isUnderLinkedCompany(companyId: number | null, record: Planned["record"]): boolean {
  const present = record?.values.companyId ?? companyId;
  return companyId !== null && present === companyId;
}

interface Linked {
  readonly planned: readonly Planned[];
  readonly recordIds: readonly number[];
  readonly linkIds: readonly number[];
}

async function logValues(
  trx: Trx,
  { one, type, runId, at }: BatchToStore,
  { planned, recordIds, linkIds }: Linked,
): Promise<void> {
  const { connectionId, userId } = one;
  const written = { connectionId, at, runId, userId };
  const filled: FilledRecord[] = [];
  const replaced: LogRow[] = [];
  for (const [index, { actor, plan }] of planned.entries()) {
    const linkId = linkIds[index] ?? 0;
    const values: PackedValue[] = [];
    for (const row of plan.log) {
      if (row.oldValue === "") values.push([row.erpFieldKey, row.crmFieldKey, row.newValue]);
      else replaced.push({ ...row, linkId });
    }
    const { entity, actorType } = type;
    filled.push({ linkId, entity, crmId: recordIds[index] ?? 0, actorType, erpKey: actor.erpKey, values });
  }
  await insertLogPacks(trx, { ...written, filled });
  if (replaced.length > 0) await insertLogRows(trx, { ...written, rows: replaced });
  const problems = planned.flatMap(({ plan }, index) =>
    plan.problems.map((problem) => ({ ...problem, linkId: linkIds[index] ?? 0 })),
  );
  await raiseProblems(trx, { problems, connectionId, at });
}

async function selectRecords(
  trx: Trx,
  { one, type, at }: BatchToStore,
  { planned, recordIds }: Written,
): Promise<void> {
  for (const kind of ["new", "updated"] as const) {
    const ids = recordIds.filter((_id, index) => planned[index]?.outcome === kind);
    const { name, id: importId, connectionId, userId } = one;
    const wanted = { name, entity: type.entity, kind, importId, connectionId, userId };
    await addToSelection(trx, { ...wanted, recordIds: ids }, at);
  }
}
