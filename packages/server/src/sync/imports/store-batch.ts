import type { Accounting, CrmValue, ImportPlan, LogRow, Problem } from "@brygga/sync-engine";
import { createFromRows, type StoredRecord, updateRecords } from "../../crm/records.ts";
import { addToSelection } from "../../crm/selections.ts";
import type { Trx } from "../../db/database.ts";
import { ensureFeedPosition, originOf } from "../cycle/connection-state.ts";
import { insertLinks, markAllForCheck } from "../links/link-writes.ts";
import { type FilledRecord, insertLogPacks, type LogPack, packedJson, packsOf } from "../log/log-packs.ts";
import { insertLogRows } from "../log/log-rows.ts";
import { raiseProblems } from "../problems/problem-rows.ts";
import type { Decision } from "./decide-lines.ts";
import type { ErpImport } from "./import-store.ts";
import type { ImportType } from "./import-type.ts";
import { accountingOf } from "./line-accounting.ts";
import { type Done, storeDone } from "./line-store.ts";
import { planFound } from "./plan-line.ts";
import { type PreparedActor, valuesOf } from "./prepared-actor.ts";

export interface BatchToStore {
  readonly one: ErpImport;
  readonly type: ImportType;
  readonly decisions: readonly Decision<PreparedActor>[];
  /** Lines that the ERP did not answer for. */
  readonly lost: readonly Done[];
  readonly runId: number;
  readonly at: Date;
}

/** An actor whose record is made or changed, and linked. */
interface Carried {
  readonly actor: PreparedActor;
  readonly companyId: number | null;
  readonly outcome: "new" | "updated" | "linked-only";
  /** null: it is made. */
  readonly record: StoredRecord | null;
  /** What is written to a record that is there. */
  readonly values: Readonly<Record<string, CrmValue>>;
  /** How many values are written. */
  readonly count: number;
  /** JSON. */
  readonly base: string;
  readonly packs: readonly LogPack[];
  /** Values that were replaced; the link's id is added when there is one. */
  readonly replaced: ImportPlan["log"];
  readonly problems: readonly Omit<Problem, "linkId">[];
  /** Whether values of the CRM go to the ERP with the next cycle. */
  readonly goesToErp: boolean;
}

/**
 * Makes and changes the records of a batch, links them, logs what was written, and notes what came of each line: all of
 * it or, when the process dies, nothing. The records and links are as the same transaction has found them.
 */
export async function storeBatch(trx: Trx, batch: BatchToStore): Promise<Accounting> {
  const carried = batch.decisions.flatMap((decision) => carriedOf(batch.type, decision) ?? []);
  // Before the links are there: what anybody writes to the records from now on concerns the connection.
  await ensureFeedPosition(trx, batch.one.connectionId);
  const recordIds = await writeRecords(trx, batch, carried);
  const linkIds = await linkRecords(trx, batch, { carried, recordIds });
  await logValues(trx, batch, { carried, recordIds, linkIds });
  await selectRecords(trx, batch, { carried, recordIds });
  const done = [
    ...carried.map((one, index) => doneOf(one, recordIds[index] ?? null)),
    ...batch.decisions.flatMap((decision) => refusalOf(decision) ?? []),
    ...batch.lost,
  ];
  await storeDone(trx, done);
  return accountingOf(done.map(({ result, reason }) => ({ fate: result, reason })));
}

function carriedOf(type: ImportType, decision: Decision<PreparedActor>): Carried | null {
  if (decision.kind === "set-aside") return null;
  const { actor, companyId } = decision;
  if (decision.kind === "found") return foundOf(type, decision);
  const { asNew } = actor;
  if (asNew.refusal !== null) return null;
  const { base, packs, problems } = asNew;
  const count = asNew.count + (companyId === null ? 0 : 1);
  const made = { record: null, values: {}, replaced: [], goesToErp: false } as const;
  return { actor, companyId, outcome: "new", ...made, count, base, packs, problems };
}

function foundOf(type: ImportType, found: Extract<Decision<PreparedActor>, { kind: "found" }>): Carried {
  const { actor, companyId, record } = found;
  const { plan, values, outcome } = planFound(type, valuesOf(actor), { record, companyId });
  const isFilled = ({ oldValue }: ImportPlan["log"][number]) => oldValue === "";
  const filled = plan.log.filter(isFilled);
  return {
    ...{ actor, companyId, record, values },
    outcome: outcome === "updated" ? "updated" : "linked-only",
    count: Object.keys(values).length,
    base: JSON.stringify(plan.base),
    packs: packsOf(
      filled.map(({ erpFieldKey, crmFieldKey, newValue }) =>
        packedJson([erpFieldKey, crmFieldKey, newValue]),
      ),
    ),
    replaced: plan.log.filter((row) => !isFilled(row)),
    problems: plan.problems,
    goesToErp: plan.toErp.length > 0,
  };
}

const doneOf = ({ actor, outcome, count, problems }: Carried, recordId: number | null): Done => ({
  ...{ lineId: actor.lineId, result: outcome, reason: null, details: {} },
  ...{ values: count, problems: problems.length, recordId },
});

/** What came of an actor that nothing is done with. */
function refusalOf(decision: Decision<PreparedActor>): Done | null {
  const { lineId, asNew } = decision.actor;
  if (decision.kind === "set-aside") {
    const { outcome, reason, details, recordId } = decision;
    const result = outcome === "problem" ? "failed" : "skipped";
    return { lineId, result, reason, details, values: 0, problems: 0, recordId };
  }
  if (decision.kind === "found" || asNew.refusal === null) return null;
  const values = asNew.count + (decision.companyId === null ? 0 : 1);
  const problems = asNew.problems.length;
  return { lineId, result: "failed", ...asNew.refusal, values, problems, recordId: null };
}

/**
 * Ids of the records, in their order. The origin is the connection's: its own sync has nothing more to do with these
 * values, while the other connections of a record must see them.
 */
async function writeRecords(
  trx: Trx,
  { one, type }: BatchToStore,
  carried: readonly Carried[],
): Promise<readonly number[]> {
  const origin = originOf(one.connectionId);
  const { entity } = type;
  const fresh = carried.filter(({ record }) => record === null);
  // A person has its company besides what the ERP knows.
  const withCompany = entity === "contact";
  const keys = withCompany ? [...type.crmFieldKeys, "companyId"] : type.crmFieldKeys;
  const rows = fresh.map(({ actor: { asNew }, companyId }) =>
    withCompany ? [...asNew.values, companyId] : asNew.values,
  );
  const ids = await createFromRows(trx, { entity, keys, rows }, origin);
  const writes = carried.flatMap(({ record, values }) =>
    record === null || Object.keys(values).length === 0
      ? []
      : [{ entity, id: record.id, expectedVersion: record.version, values }],
  );
  const stale = await updateRecords(trx, writes, origin);
  if (stale.length > 0) throw new Error("A record has changed within the transaction that read it.");
  const made = ids[Symbol.iterator]();
  return carried.map(({ record }) => record?.id ?? made.next().value ?? 0);
}

interface Written {
  readonly carried: readonly Carried[];
  readonly recordIds: readonly number[];
}

async function linkRecords(
  trx: Trx,
  { one, type, at }: BatchToStore,
  { carried, recordIds }: Written,
): Promise<readonly number[]> {
  const { connectionId } = one;
  const { entity, actorType } = type;
  const links = carried.map(({ actor, base, companyId, record }, index) => ({
    ...{ connectionId, entity, actorType, base },
    crmId: recordIds[index] ?? 0,
    erpKey: actor.erpKey,
    erpTimestamp: actor.erpTimestamp,
    isWaiting: entity === "contact" && !isUnderLinkedCompany(companyId, record),
  }));
  const ids = await insertLinks(trx, links, at);
  const toCheck = ids.filter((_id, index) => carried[index]?.goesToErp);
  await markAllForCheck(trx, { linkIds: toCheck, connectionId }, at);
  return ids;
}

/** The link of a person that stays with another company waits for that company's. */
function isUnderLinkedCompany(companyId: number | null, record: StoredRecord | null): boolean {
  const present = record?.values.companyId ?? companyId;
  return companyId !== null && present === companyId;
}

interface Linked extends Written {
  readonly linkIds: readonly number[];
}

async function logValues(
  trx: Trx,
  { one, type, runId, at }: BatchToStore,
  { carried, recordIds, linkIds }: Linked,
): Promise<void> {
  const { connectionId, userId } = one;
  const { entity, actorType } = type;
  const written = { connectionId, at, runId, userId };
  const linkOf = (index: number) => linkIds[index] ?? 0;
  const filled = carried.map(({ actor: { erpKey }, packs }, index): FilledRecord => {
    const crmId = recordIds[index] ?? 0;
    return { linkId: linkOf(index), entity, crmId, actorType, erpKey, packs };
  });
  await insertLogPacks(trx, { ...written, filled });
  const rows = carried.flatMap(({ replaced }, index): LogRow[] =>
    replaced.map((row) => ({ ...row, linkId: linkOf(index) })),
  );
  if (rows.length > 0) await insertLogRows(trx, { ...written, rows });
  const problems = carried.flatMap((one, index) =>
    one.problems.map((problem) => ({ ...problem, linkId: linkOf(index) })),
  );
  await raiseProblems(trx, { problems, connectionId, at });
}

async function selectRecords(
  trx: Trx,
  { one, type, at }: BatchToStore,
  { carried, recordIds }: Written,
): Promise<void> {
  for (const kind of ["new", "updated"] as const) {
    const ids = recordIds.filter((_id, index) => carried[index]?.outcome === kind);
    const { name, id: importId, connectionId, userId } = one;
    const wanted = { name, entity: type.entity, kind, importId, connectionId, userId };
    await addToSelection(trx, { ...wanted, recordIds: ids }, at);
  }
}
