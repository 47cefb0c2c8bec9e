import type { SearchCriterion } from "@brygga/api-contract";
import type { Actor } from "@brygga/protocol";
import { sql } from "kysely";
import { columnsOf, isColumn, viewActors } from "../../admin/actor-search.ts";
import type { StoredField } from "../../admin/actor-type-mapping.ts";
import type { AdminDeps, Language } from "../../admin/admin-deps.ts";
import { openConnection } from "../../admin/connection-client.ts";
import { loadActorTypeMapping } from "../../admin/connection-configuration.ts";
import { connectorFailed } from "../../admin/connector-problem.ts";
import { toRestrictions } from "../../admin/search-criteria.ts";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { runForEach } from "../../db/for-each-row.ts";
import { jsonMember, textSet } from "../../db/sql.ts";
import { decodeCursor, pageOfRows } from "../listing/paging.ts";
import type { ErpImport } from "./import-store.ts";
import { actorName } from "./import-type.ts";

/** An actor as it was found: with what it calls itself. */
export interface KeptActor extends Actor {
  readonly name: string;
}

/** Columns of the search, and what else names an actor. */
export async function searchedFields(db: Db, one: ErpImport) {
  const { fields } = await loadActorTypeMapping(db, one.connectionId, one.actorType);
  const columns = fields.filter(isColumn);
  const naming = fields.filter(
    ({ crmFieldKey, missingInErp }) => !missingInErp && NAMING.has(crmFieldKey ?? ""),
  );
  return { fields, columns, naming };
}

const NAMING: ReadonlySet<string> = new Set(["name", "firstName", "middleName", "lastName"]);

export interface ImportSearch {
  readonly one: ErpImport;
  readonly criteria: readonly SearchCriterion[];
  readonly language: Language;
  /** Gives up the search; what was found until then is forgotten. */
  readonly signal: AbortSignal;
}

/**
 * Searches the ERP and keeps what is found, instead of what the search before has found. An answer of any length passes
 * through in batches.
 *
 * Throws the Problems `invalid-request` and `connector-failed`; then nothing is kept.
 */
export async function searchForImport(deps: AdminDeps, search: ImportSearch): Promise<void> {
  const { one, criteria, language, signal } = search;
  const { fields, columns, naming } = await searchedFields(deps.db, one);
  const restrictions = toRestrictions(criteria, fields);
  const connection = await openConnection(deps, one.connectionId);
  const { actorType } = one;
  const fieldKeys = [...new Set([...columns, ...naming].map(({ fieldKey }) => fieldKey))];
  const onActors = (actors: readonly Actor[]) => keep(deps.db, { one, naming, actors });
  const options = { signal, onActors };
  await forgetFound(deps.db, one.id);
  try {
    const result =
      restrictions.length === 0
        ? await connection.call("searchActors", { actorType, searchText: "", fieldKeys }, options)
        : await connection.call("searchActorsAdvanced", { actorType, restrictions, fieldKeys }, options);
    if (!result.ok) throw connectorFailed(result.failure, language);
    // A connector within the process answers in one piece.
    await onActors(result.response.actors ?? []);
  } catch (error) {
    await forgetFound(deps.db, one.id);
    throw error;
  }
}

const forgetFound = (db: Db, importId: number) =>
  db.deleteFrom("erp_import_found").where("import_id", "=", importId).execute();

const KEEP =
  "insert into erp_import_found (import_id, erp_key, actor) values (?, ?, ?) on conflict do nothing";

async function keep(
  db: Db,
  { one, naming, actors }: { one: ErpImport; naming: readonly StoredField[]; actors: readonly Actor[] },
): Promise<void> {
  if (actors.length === 0) return;
  const rows = actors.map((actor) => {
    const kept: KeptActor = { ...actor, name: actorName(naming, actor) };
    return [one.id, actor.erpKey, JSON.stringify(kept)];
  });
  await inTransaction(db, (trx) => runForEach(trx, KEEP, rows));
}

export interface FoundPage {
  readonly one: ErpImport;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly language: Language;
}

/** A page of what the latest search has found, in the order of the ERP. */
export async function foundPage(deps: AdminDeps, { one, limit, cursor, language }: FoundPage) {
  const { db } = deps;
  const found = await db
    .selectFrom("erp_import_found")
    .select(["id", "erp_key", "actor"])
    .where("import_id", "=", one.id)
    .where("id", ">", decodeCursor(cursor) ?? 0)
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  const { rows, nextCursor } = pageOfRows(found, limit);
  const chosen = await chosenKeys(
    db,
    one,
    rows.map((row) => row.erp_key),
  );
  const actors = rows.map(({ actor }) => JSON.parse(actor) as KeptActor);
  const shown = await showActors(deps, { one, actors, language });
  return {
    columns: shown.columns,
    items: shown.items.map((actor) => ({ ...actor, isChosen: chosen.has(actor.erpKey) })),
    nextCursor,
    ...(await countFound(db, one)),
  };
}

async function chosenKeys(db: Db, one: ErpImport, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("erp_import_line")
    .select("erp_key")
    .where("import_id", "=", one.id)
    .where("actor_type", "=", one.actorType)
    .where("erp_key", "in", textSet(keys))
    .execute();
  return new Set(rows.map((row) => row.erp_key));
}

async function countFound(db: Db, one: ErpImport): Promise<{ total: number; linked: number }> {
  const { rows } = await sql<{ total: number; linked: number }>`
    select count(*) as total, count(link.id) as linked from erp_import_found found
    left join link on link.connection_id = ${one.connectionId} and link.actor_type = ${one.actorType}
      and link.erp_key = found.erp_key
    where found.import_id = ${one.id}`.execute(db);
  return rows[0] ?? { total: 0, linked: 0 };
}

/** Actors as they were kept, with the texts of their lists. */
export async function showActors(
  deps: AdminDeps,
  { one, actors, language }: { one: ErpImport; actors: readonly Actor[]; language: Language },
) {
  const { columns: fields } = await searchedFields(deps.db, one);
  const connection = await openConnection(deps, one.connectionId);
  const { connectionId, actorType } = one;
  const asking = { connectionId, actorType, language };
  const items = await viewActors(deps.db, { asking, connection, fields, actors });
  return { columns: columnsOf(fields, language), items };
}

/** Some of what was found, or all of it but a few. */
export type Choice =
  | { readonly erpKeys: readonly string[] }
  | { readonly all: true; readonly except: readonly string[] };

/** Chooses actors of the latest search; answers how many were not chosen before. */
export async function chooseActors(trx: Trx, one: ErpImport, choice: Choice): Promise<number> {
  const chosen =
    "all" in choice
      ? sql`erp_key not in ${textSet(choice.except)}`
      : sql`erp_key in ${textSet(choice.erpKeys)}`;
  // The ids alone are sorted: with the actors, a hundred thousand of them would be in memory at once.
  const wanted = sql`with wanted (id) as materialized
    (select id from erp_import_found where import_id = ${one.id} and ${chosen} order by id)`;
  const { numAffectedRows } = await sql`${wanted}
    insert into erp_import_line (import_id, actor_type, erp_key, parent_type, parent_key, name)
    select import_id, ${one.actorType}, erp_key, ${jsonMember("actor", "parentActorType")},
      ${jsonMember("actor", "parentErpKey")}, ${jsonMember("actor", "name")}
    from wanted cross join erp_import_found found where found.id = wanted.id
    on conflict do update set is_brought = 0 where is_brought = 1`.execute(trx);
  await sql`${wanted}
    insert into erp_import_actor (line_id, actor)
    select line.id, found.actor from wanted cross join erp_import_found found cross join erp_import_line line
    where found.id = wanted.id
      and line.import_id = ${one.id} and line.actor_type = ${one.actorType} and line.erp_key = found.erp_key
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
