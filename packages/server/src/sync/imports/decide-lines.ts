import type { ImportReason } from "@brygga/api-contract";
import { type DuplicateRecord, findDuplicates } from "../../crm/duplicate-keys.ts";
import { readRecords, type StoredRecord } from "../../crm/records.ts";
import type { Db } from "../../db/database.ts";
import { idSet, textSet } from "../../db/sql.ts";
import { recordsInDoubt } from "../linking/create-intents.ts";
import type { ImportType } from "./import-type.ts";
import type { ImportParents, Parent } from "./parents.ts";

/** An actor of an import, as far as it has to be known to decide what is to become of it. */
export interface ActorOfLine {
  readonly lineId: number;
  readonly erpKey: string;
  readonly parentErpKey: string;
  readonly parentActorType: string;
  /** What it is known by among records; "" where it has nothing of the kind, or is not looked for. */
  readonly matchValue: string;
}

/** What is to become of an actor, as far as records and links are what they are now. */
export type Decision<Subject extends ActorOfLine = ActorOfLine> =
  /** Nothing. */
  | {
      readonly kind: "set-aside";
      readonly actor: Subject;
      readonly outcome: "skipped" | "problem";
      readonly reason: ImportReason;
      readonly details: Readonly<Record<string, string>>;
      /** The record that it is taken for, or linked to. */
      readonly recordId: number | null;
    }
  /** A record is to be made. */
  | (ToImport<Subject> & { readonly kind: "new" })
  /** It is taken for a record. */
  | (ToImport<Subject> & { readonly kind: "found"; readonly record: StoredRecord });

interface ToImport<Subject> {
  readonly actor: Subject;
  /** The record of its parent. */
  readonly companyId: number | null;
  /** What it is known by among the actors of its import; null where it has nothing of the kind. */
  readonly matchKey: string | null;
}

export interface DecideOptions {
  readonly connectionId: number;
  readonly type: ImportType;
  readonly parents: ImportParents;
  readonly skipsWithoutCompany: boolean;
}

/** Decides on a batch of one actor type, with as many queries whatever its size. */
export async function decideLines<Subject extends ActorOfLine>(
  db: Db,
  options: DecideOptions,
  actors: readonly Subject[],
): Promise<Decision<Subject>[]> {
  const { type } = options;
  const links = await linksOfActors(db, options, actors);
  const found = await duplicatesOf(db, type, actors);
  const ids = [...new Set([...found.values()].flatMap((records) => records.map(({ id }) => id)))];
  const linkedRecords = await linksOfRecords(db, options, ids);
  const records = new Map((await readRecords(db, type.entity, ids)).map((record) => [record.id, record]));
  const inDoubt = await recordsInDoubt(db, options.connectionId, { entity: type.entity, ids });
  const batch: Batch = { options, links, found, linkedRecords, inDoubt, records };
  return actors.map((actor) => decide(batch, actor));
}

interface LinkedActor {
  readonly erpKey: string;
  readonly actorType: string;
}

interface Batch {
  readonly options: DecideOptions;
  /** Record ids by ERP key. */
  readonly links: ReadonlyMap<string, number>;
  readonly found: ReadonlyMap<string, readonly DuplicateRecord[]>;
  readonly linkedRecords: ReadonlyMap<number, LinkedActor>;
  /** Records of which it is not known whether the ERP has created an actor for them. */
  readonly inDoubt: ReadonlySet<number>;
  readonly records: ReadonlyMap<number, StoredRecord>;
}

function decide<Subject extends ActorOfLine>(batch: Batch, actor: Subject): Decision<Subject> {
  const { type, parents, skipsWithoutCompany } = batch.options;
  const aside = (reason: ImportReason, more: Aside = {}): Decision<Subject> => ({
    ...{ kind: "set-aside", actor, outcome: "skipped", reason, details: {}, recordId: null },
    ...more,
  });
  const linkedTo = batch.links.get(actor.erpKey);
  if (linkedTo !== undefined) return aside("already-linked", { recordId: linkedTo });
  const { parentErpKey, matchValue } = actor;
  const parent = type.entity === "contact" ? parents.of(actor) : null;
  if (parent?.kind === "none" && skipsWithoutCompany)
    return aside("no-company", { details: { parentErpKey } });
  if (parent?.kind === "failed") {
    return aside("company-failed", { outcome: "problem", details: { parentErpKey } });
  }
  const candidates = candidatesOf(batch.found.get(matchValue) ?? [], parent);
  if (candidates.length > 1) return aside("ambiguous", { details: { count: String(candidates.length) } });
  const companyId = parent?.companyId ?? null;
  const matchKey =
    matchValue === "" ? null : `${type.entity}\u001f${parent ? parentErpKey : ""}\u001f${matchValue}`;
  const id = candidates[0]?.id ?? 0;
  const record = batch.records.get(id);
  if (record === undefined) return { kind: "new", actor, companyId, matchKey };
  const other = batch.linkedRecords.get(id);
  if (other !== undefined) return aside("record-linked-elsewhere", { details: { ...other }, recordId: id });
  if (batch.inDoubt.has(id)) return aside("record-in-doubt", { outcome: "problem", recordId: id });
  if (type.skipsDuplicates) return aside("duplicate", { recordId: id });
  return { kind: "found", actor, companyId, matchKey, record };
}

type Aside = Partial<Pick<Extract<Decision, { kind: "set-aside" }>, "outcome" | "details" | "recordId">>;

/** A person is looked for in its company, and among those that have none. */
function candidatesOf(found: readonly DuplicateRecord[], parent: Parent | null): readonly DuplicateRecord[] {
  if (parent === null || parent.kind === "none") return found;
  const own = found.filter(({ companyId }) => companyId !== null && companyId === parent.companyId);
  return own.length > 0 ? own : found.filter(({ companyId }) => companyId === null);
}

async function duplicatesOf(db: Db, { match, entity }: ImportType, actors: readonly ActorOfLine[]) {
  if (match === null) return new Map<string, never[]>();
  return findDuplicates(db, { entity, key: match, values: actors.map(({ matchValue }) => matchValue) });
}

async function linksOfActors(
  db: Db,
  { connectionId, type }: DecideOptions,
  actors: readonly ActorOfLine[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("link")
    .select(["erp_key", "crm_id"])
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", type.actorType)
    .where("erp_key", "in", textSet(actors.map(({ erpKey }) => erpKey)))
    .execute();
  return new Map(rows.map((row) => [row.erp_key, row.crm_id]));
}

async function linksOfRecords(
  db: Db,
  { connectionId, type }: DecideOptions,
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
