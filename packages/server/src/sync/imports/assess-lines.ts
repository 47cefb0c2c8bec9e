import type { ImportOutcome, ImportReason } from "@brygga/api-contract";
import type { Actor } from "@brygga/protocol";
import { type CrmValue, type ImportPlan, planImport } from "@brygga/sync-engine";
import { type DuplicateRecord, findDuplicates } from "../../crm/duplicate-keys.ts";
import { readRecords, type StoredRecord } from "../../crm/records.ts";
import type { Db } from "../../db/database.ts";
import { idSet, textSet } from "../../db/sql.ts";
import { recordsInDoubt } from "../linking/create-intents.ts";
import { type ImportType, matchValue } from "./import-type.ts";
import type { ImportLine } from "./line-store.ts";
import type { ImportParents, Parent } from "./parents.ts";

/** A line with its actor as the ERP has it now. */
export interface FetchedLine {
  readonly line: ImportLine;
  readonly actor: Actor;
}

/** What is to become of an actor, as far as records and links are what they are now. */
export interface Assessment {
  readonly line: ImportLine;
  readonly actor: Actor;
  readonly outcome: ImportOutcome;
  readonly reason: ImportReason | null;
  readonly details: Readonly<Record<string, string>>;
  /** The record that it is taken for, or linked to. */
  readonly recordId: number | null;
  readonly record: StoredRecord | null;
  /** null where nothing is to be done. */
  readonly plan: ImportPlan | null;
  /** With the company of a person; of new records only what they are made with. */
  readonly values: Readonly<Record<string, CrmValue>>;
  /** What it is known by among the actors of its import; null where it has nothing of the kind. */
  readonly matchKey: string | null;
}

export interface AssessOptions {
  readonly connectionId: number;
  readonly type: ImportType;
  readonly parents: ImportParents;
  readonly skipsWithoutCompany: boolean;
}

/** Assesses a batch of one actor type, with as many queries whatever its size. */
export async function assessLines(
  db: Db,
  options: AssessOptions,
  fetched: readonly FetchedLine[],
): Promise<Assessment[]> {
  const { type } = options;
  const links = await linksOfActors(db, options, fetched);
  const values = new Map(fetched.map(({ line, actor }) => [line.id, matchValue(type, actor)]));
  const found = await duplicatesOf(db, type, [...values.values()]);
  const ids = [...new Set([...found.values()].flatMap((records) => records.map(({ id }) => id)))];
  const linkedRecords = await linksOfRecords(db, options, ids);
  const records = new Map((await readRecords(db, type.entity, ids)).map((record) => [record.id, record]));
  const inDoubt = await recordsInDoubt(db, options.connectionId, { entity: type.entity, ids });
  const batch: Batch = { options, links, values, found, linkedRecords, inDoubt, records };
  return fetched.map((one) => assess(batch, one));
}

interface LinkedActor {
  readonly erpKey: string;
  readonly actorType: string;
}

interface Batch {
  readonly options: AssessOptions;
  /** Record ids by ERP key. */
  readonly links: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<number, string>;
  readonly found: ReadonlyMap<string, readonly DuplicateRecord[]>;
  readonly linkedRecords: ReadonlyMap<number, LinkedActor>;
  /** Records of which it is not known whether the ERP has created an actor for them. */
  readonly inDoubt: ReadonlySet<number>;
  readonly records: ReadonlyMap<number, StoredRecord>;
}

function assess(batch: Batch, { line, actor }: FetchedLine): Assessment {
  const { type, parents, skipsWithoutCompany } = batch.options;
  const blank = { line, actor, record: null, recordId: null, plan: null, values: {}, matchKey: null };
  const skip = (reason: ImportReason, more: Partial<Assessment> = {}): Assessment => ({
    ...blank,
    outcome: "skipped",
    reason,
    details: {},
    ...more,
  });
  const linkedTo = batch.links.get(line.erpKey);
  if (linkedTo !== undefined) return skip("already-linked", { recordId: linkedTo });
  const parent = type.entity === "contact" ? parents.of(actor) : null;
  if (parent?.kind === "none" && skipsWithoutCompany) {
    return skip("no-company", { details: { parentErpKey: actor.parentErpKey } });
  }
  if (parent?.kind === "failed") {
    return skip("company-failed", { outcome: "problem", details: { parentErpKey: actor.parentErpKey } });
  }
  const value = batch.values.get(line.id) ?? "";
  const candidates = candidatesOf(batch.found.get(value) ?? [], parent);
  const matchKey =
    value === "" ? null : `${type.entity}\u001f${parent ? actor.parentErpKey : ""}\u001f${value}`;
  if (candidates.length > 1) return skip("ambiguous", { details: { count: String(candidates.length) } });
  const [candidate] = candidates;
  if (candidate === undefined) return assessNew(batch, { line, actor, parent, matchKey });
  const other = batch.linkedRecords.get(candidate.id);
  if (other !== undefined)
    return skip("record-linked-elsewhere", { details: { ...other }, recordId: candidate.id });
  if (batch.inDoubt.has(candidate.id)) {
    return skip("record-in-doubt", { outcome: "problem", recordId: candidate.id });
  }
  if (type.skipsDuplicates) return skip("duplicate", { recordId: candidate.id });
  return assessFound(batch, {
    line,
    actor,
    parent,
    matchKey,
    record: batch.records.get(candidate.id) ?? null,
  });
}

/** A person is looked for in its company, and among those that have none. */
function candidatesOf(found: readonly DuplicateRecord[], parent: Parent | null): readonly DuplicateRecord[] {
  if (parent === null || parent.kind === "none") return found;
  const own = found.filter(({ companyId }) => companyId !== null && companyId === parent.companyId);
  return own.length > 0 ? own : found.filter(({ companyId }) => companyId === null);
}

interface Subject extends FetchedLine {
  readonly parent: Parent | null;
  readonly matchKey: string | null;
}

function assessFound(
  { options: { type } }: Batch,
  { line, actor, parent, matchKey, record }: Subject & { readonly record: StoredRecord | null },
): Assessment {
  const plan = planImport({ actor, entity: type.entity, record, action: type.action }, type.transforms);
  const isAlone = record !== null && type.entity === "contact" && record.values.companyId === null;
  const values = isAlone ? { ...plan.crmValues, ...companyOf(parent) } : plan.crmValues;
  const outcome = Object.keys(values).length > 0 ? "updated" : "linked-only";
  const recordId = record?.id ?? null;
  return { line, actor, outcome, reason: null, details: {}, recordId, record, plan, values, matchKey };
}

function assessNew({ options: { type } }: Batch, { line, actor, parent, matchKey }: Subject): Assessment {
  const plan = planImport({ actor, entity: type.entity, record: null, action: type.action }, type.transforms);
  const values = { ...plan.crmValues, ...companyOf(parent) };
  const missing = type.mandatory.find((key) => (values[key] ?? "") === "");
  const base = { line, actor, recordId: null, record: null, plan, values, matchKey };
  if (missing === undefined) return { ...base, outcome: "new", reason: null, details: {} };
  return { ...base, outcome: "problem", ...missingValue(type, plan, missing) };
}

const companyOf = (parent: Parent | null): Readonly<Record<string, CrmValue>> =>
  parent?.companyId == null ? {} : { companyId: parent.companyId };

function missingValue(
  { transforms }: ImportType,
  { problems }: ImportPlan,
  crmFieldKey: string,
): Pick<Assessment, "reason" | "details"> {
  const field = transforms.find((transform) => transform.field.crmFieldKey === crmFieldKey);
  const problem = problems.find(({ erpFieldKey }) => erpFieldKey === field?.field.erpFieldKey);
  if (problem === undefined) return { reason: "mandatory-blank", details: { fieldKey: crmFieldKey } };
  const { code, details } = problem;
  return { reason: "value-does-not-fit", details: { ...details, fieldKey: crmFieldKey, code } };
}

async function duplicatesOf(db: Db, { match, entity }: ImportType, values: readonly string[]) {
  return match === null ? new Map<string, never[]>() : findDuplicates(db, { entity, key: match, values });
}

async function linksOfActors(
  db: Db,
  { connectionId, type }: AssessOptions,
  fetched: readonly FetchedLine[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("link")
    .select(["erp_key", "crm_id"])
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", type.actorType)
    .where("erp_key", "in", textSet(fetched.map(({ line }) => line.erpKey)))
    .execute();
  return new Map(rows.map((row) => [row.erp_key, row.crm_id]));
}

async function linksOfRecords(
  db: Db,
  { connectionId, type }: AssessOptions,
  ids: readonly number[],
): Promise<ReadonlyMap<number, LinkedActor>> {
  const rows = await db
    .selectFrom("link")
    .select(["crm_id", "erp_key", "actor_type"])
    .where("connection_id", "=", connectionId)
    .where("crm_entity", "=", type.entity)
    .where("crm_id", "in", idSet(ids))
    .execute();
  return new Map(rows.map((row) => [row.crm_id, { erpKey: row.erp_key, actorType: row.actor_type }]));
}
