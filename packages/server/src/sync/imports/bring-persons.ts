import type { Actor } from "@brygga/protocol";
import type { BoundConnection, BoundRequest } from "../../admin/bound-connection.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import { runForEach } from "../../db/for-each-row.ts";
import { kindOf, toErpFailure } from "../cycle/erp-side.ts";
import type { ErpImport } from "./import-store.ts";

export interface PersonSearch {
  readonly db: Db;
  readonly one: ErpImport;
  readonly connection: BoundConnection;
  /** The actor type of persons. */
  readonly actorType: string;
  readonly signal: AbortSignal;
}

/** So many companies are asked one by one; of more, all persons are read once, which costs less. */
const FEW_COMPANIES = 50;

/**
 * Adds the persons of the chosen companies as lines, and takes out those that were brought before. Rejects with an
 * ErpFailure when the ERP cannot tell.
 */
export async function bringPersons(search: PersonSearch): Promise<void> {
  const { db, one } = search;
  await forgetBrought(db, one.id);
  const companies = await db
    .selectFrom("erp_import_line")
    .select("erp_key")
    .where("import_id", "=", one.id)
    .where("is_brought", "=", 0)
    .limit(FEW_COMPANIES + 1)
    .execute();
  if (companies.length > FEW_COMPANIES) return bringOfAll(search);
  for (const company of companies) await bringOf(search, company.erp_key);
}

/** Takes out the persons that came along with companies. */
export async function forgetBrought(db: Db, importId: number): Promise<void> {
  await db
    .deleteFrom("erp_import_line")
    .where("import_id", "=", importId)
    .where("is_brought", "=", 1)
    .execute();
}

async function bringOf(search: PersonSearch, erpKey: string): Promise<void> {
  const parentActorType = search.one.actorType;
  const request = { ...blankSearch(search), parentActorType, parentActorErpKey: erpKey };
  // A connector that is asked by the parent need not repeat it.
  const withParent = (actor: Actor): Actor => ({ ...actor, parentActorType, parentErpKey: erpKey });
  await receive(search, withParent)("searchActorByParent", request);
}

async function bringOfAll(search: PersonSearch): Promise<void> {
  await receive(search, (actor) => actor)("searchActors", blankSearch(search));
}

const blankSearch = ({ actorType }: PersonSearch) => ({ actorType, searchText: "", fieldKeys: [] });

/** Makes a call, and takes in the persons of its answer as they arrive. */
function receive(search: PersonSearch, parented: (actor: Actor) => Actor) {
  const { connection, signal } = search;
  const onActors = (actors: readonly Actor[]) => insertPersons(search, actors.map(parented));
  return async <K extends "searchActors" | "searchActorByParent">(
    key: K,
    request: BoundRequest<K>,
  ): Promise<void> => {
    const result = await connection.call(key, request, { signal, onActors });
    if (!result.ok) throw toErpFailure(kindOf(result.failure), result.failure);
    // A connector within the process answers in one piece.
    await onActors(result.response.actors ?? []);
  };
}

/** Those whose company is chosen; one that is found twice is one. */
const INSERT = `insert into erp_import_line (import_id, actor_type, erp_key, parent_type, parent_key, is_brought, name)
  select ?, ?, ?, ?, ?, 1, ?
  where exists (select 1 from erp_import_line company where company.import_id = ? and company.actor_type = ?
    and company.erp_key = ?)
  on conflict do nothing`;

async function insertPersons({ db, one, actorType }: PersonSearch, actors: readonly Actor[]): Promise<void> {
  const persons = actors.filter(
    ({ parentErpKey, parentActorType }) =>
      parentErpKey !== "" && (parentActorType === "" || parentActorType === one.actorType),
  );
  const rows = persons.map(({ erpKey, parentErpKey }) => [
    one.id,
    actorType,
    erpKey,
    one.actorType,
    parentErpKey,
    erpKey,
    one.id,
    one.actorType,
    parentErpKey,
  ]);
  await inTransaction(db, (trx) => runForEach(trx, INSERT, rows));
}
