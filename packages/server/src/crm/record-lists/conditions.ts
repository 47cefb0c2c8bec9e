import { FILTER_FIELDS } from "@brygga/api-contract";
import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import { unindexed } from "../../db/sql.ts";
import { Problem } from "../../problem.ts";
import { searchCandidates } from "../search-index.ts";
import { standardField } from "../standard-fields.ts";
import type { ListSelection } from "./list-query.ts";
import { hasWords, wordsOf } from "./words.ts";

/** One condition of a list. */
export interface Condition {
  /** What a row has to meet. No index is used for it: the order has one already. */
  readonly where: RawBuilder<boolean>;
  /** Ids among which all rows are that meet it; null where they are more than `limit`. */
  readonly candidates?: (db: Db, limit: number) => Promise<readonly number[] | null>;
  /** Counts what meets it and is not deleted, at most to the limit. */
  readonly count?: (db: Db, limit: number) => Promise<number>;
}

/** The conditions of a list. Throws the Problem `invalid-request` for one that the entity does not have. */
export function conditionsOf(selection: ListSelection): Condition[] {
  const { entity, linkedIn, unlinkedIn, selection: selectionId, blank } = selection;
  refuseForeign(selection);
  const words = wordsOf(selection.q);
  return [
    ...(words.length === 0 ? [] : [searched(entity, words)]),
    ...fieldConditions(selection),
    ...memberConditions(selection),
    ...updatedConditions(selection),
    ...(linkedIn === undefined ? [] : [linked(entity, linkedIn)]),
    ...(unlinkedIn === undefined ? [] : [{ where: sql<boolean>`not ${isLinked(entity, unlinkedIn)}` }]),
    ...(selectionId === undefined ? [] : [selected(entity, selectionId)]),
    ...blankConditions(entity, blank),
  ];
}

const OWN_FILTERS = [...new Set(Object.values(FILTER_FIELDS).flat())];

function refuseForeign(selection: ListSelection): void {
  const own: readonly string[] = FILTER_FIELDS[selection.entity];
  const foreign = OWN_FILTERS.filter((key) => selection[key] !== undefined && !own.includes(key));
  if (foreign.length > 0) throw unknownFields(selection.entity, foreign);
}

const unknownFields = (entity: CrmEntity, keys: readonly string[]): Problem =>
  new Problem("invalid-request", {
    errors: keys.map((path) => ({
      path,
      code: "unknown-field",
      message: `A list of ${entity} records cannot be filtered by this.`,
    })),
  });

const searched = (entity: CrmEntity, words: readonly string[]): Condition => ({
  where: hasWords(entity, words),
  candidates: (db, limit) => searchCandidates(db, entity, { words, limit }),
});

function fieldConditions(selection: ListSelection): Condition[] {
  const { entity } = selection;
  return FILTER_FIELDS[entity].flatMap((key) => {
    const value = selection[key];
    const column = standardField(entity, key)?.column;
    return value === undefined || column === undefined ? [] : [hasValue(entity, column, value)];
  });
}

function hasValue(entity: CrmEntity, column: string, value: string | number): Condition {
  const rows = sql`select id from ${sql.table(entity)} where deleted_at is null and ${sql.ref(column)} = ${value}`;
  return {
    where: sql<boolean>`${unindexed(column)} = ${value}`,
    ...ofRows(rows),
  };
}

/** What the rows of a query can be used for. */
export const ofRows = (rows: RawBuilder<unknown>): Required<Pick<Condition, "candidates" | "count">> => ({
  candidates: (db, limit) => idsOf(db, rows, limit),
  count: async (db, limit) => {
    const counted = await sql<{ n: number }>`select count(*) as n from (${rows} limit ${limit})`.execute(db);
    return counted.rows[0]?.n ?? 0;
  },
});

async function idsOf(db: Db, rows: RawBuilder<unknown>, limit: number): Promise<readonly number[] | null> {
  const found = await sql<{ id: number }>`${rows} limit ${limit + 1}`.execute(db);
  return found.rows.length > limit ? null : found.rows.map(({ id }) => id);
}

function memberConditions({ entity, projectId, companyId, contactId }: ListSelection): Condition[] {
  if (entity === "project") {
    const members = [
      ["company", companyId],
      ["contact", contactId],
    ] as const;
    return members.flatMap(([member, id]) =>
      id === undefined
        ? []
        : [
            among(
              sql`select project_id as id from project_member where entity = ${member} and record_id = ${id}`,
              sql`project_id = project.id`,
            ),
          ],
    );
  }
  if (projectId === undefined) return [];
  return [
    among(
      sql`select record_id as id from project_member where project_id = ${projectId} and entity = ${entity}`,
      sql`record_id = ${sql.ref(`${entity}.id`)}`,
    ),
  ];
}

/** Records that another table names. A scalar query, because an `exists` may be turned round by the database. */
const among = (rows: RawBuilder<unknown>, isThisOne: RawBuilder<unknown>): Condition => ({
  where: sql<boolean>`(${rows} and ${isThisOne} limit 1) is not null`,
  candidates: (db, limit) => idsOf(db, rows, limit),
});

function updatedConditions({ entity, updatedFrom, updatedUntil }: ListSelection): Condition[] {
  if (updatedFrom === undefined && updatedUntil === undefined) return [];
  const from = instantOf(updatedFrom) ?? "";
  const until = instantOf(updatedUntil) ?? "~";
  const column = unindexed("updated_at");
  const rows = sql`select id from ${sql.table(entity)}
    where deleted_at is null and updated_at >= ${from} and updated_at < ${until}`;
  return [{ where: sql<boolean>`(${column} >= ${from} and ${column} < ${until})`, ...ofRows(rows) }];
}

/** As instants are stored, whatever the offset that this one was given in. */
const instantOf = (instant: string | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString();

const isLinked = (entity: CrmEntity, connectionId: number): RawBuilder<boolean> =>
  sql<boolean>`((select 1 from link where connection_id = ${connectionId} and crm_entity = ${entity}
    and crm_id = ${sql.ref(`${entity}.id`)}) is not null)`;

const linked = (entity: CrmEntity, connectionId: number): Condition => ({
  where: isLinked(entity, connectionId),
  candidates: (db, limit) =>
    idsOf(
      db,
      sql`select crm_id as id from link where connection_id = ${connectionId} and crm_entity = ${entity}`,
      limit,
    ),
});

/** A selection of another entity has no members here. */
const selected = (entity: CrmEntity, id: number): Condition =>
  among(
    sql`select record_id as id from selection_member where selection_id =
      (select id from selection where id = ${id} and entity = ${entity})`,
    sql`record_id = ${sql.ref(`${entity}.id`)}`,
  );

function blankConditions(entity: CrmEntity, blank: string | undefined): Condition[] {
  const keys = (blank ?? "").split(",").filter((key) => key !== "");
  const unknown = keys.filter((key) => standardField(entity, key) === undefined);
  if (unknown.length > 0) throw unknownFields(entity, ["blank"]);
  return keys.flatMap((key) => {
    const column = standardField(entity, key)?.column;
    return column === undefined
      ? []
      : [{ where: sql<boolean>`(${unindexed(column)} is null or ${unindexed(column)} = '')` }];
  });
}
