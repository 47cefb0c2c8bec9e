import { SHORT_LIST, SORT_KEYS } from "@brygga/api-contract";
import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { recordCounts } from "../record-counts.ts";
import { type Condition, conditionsOf } from "./conditions.ts";
import type { ListSelection } from "./list-query.ts";
import { byBestMatch, byDeletion, byIndex, hasIndex, type Segment, type Sort } from "./orders.ts";
import { type ShortListEntry, shortList } from "./short-list.ts";
import { presentValues, sortOf } from "./sort-of.ts";
import { userDefinedConditions } from "./user-defined-conditions.ts";
import { wordsOf } from "./words.ts";

/**
 * How a list is read. `short`: the records that meet the conditions are so few that they are found first and sorted
 * then, by whatever is wanted. `long`: an index that has the order is gone along, and conditions are held against
 * what it gives.
 */
export type ListPlan =
  | { readonly kind: "short"; readonly entries: readonly ShortListEntry[]; readonly sort: Sort }
  | {
      readonly kind: "long";
      readonly segments: readonly Segment[];
      /** Contacts in the order of their companies, which no index of theirs has. */
      readonly byCompany?: Sort["direction"];
      readonly conditions: readonly RawBuilder<boolean>[];
      /** How the records are counted; null where that would take as long as reading them. */
      readonly counted: "all" | NonNullable<Condition["count"]> | null;
    };

/** How the pages before were read, if there were any: the others of the list are read the same way. */
export interface KnownKind {
  readonly isLong: boolean;
  readonly isShort: boolean;
}

/** While somebody reads on in a short list, it may grow to this many. */
const SHORT_LIST_READ_ON = 2 * SHORT_LIST;

/** Throws the Problem `invalid-request` on a filter or an order that the list does not have. */
export async function planList(db: Db, selection: ListSelection, known: KnownKind): Promise<ListPlan> {
  const conditions = [...conditionsOf(selection), ...(await userDefinedConditions(db, selection))];
  const { sort, values } = await sortOf(db, selection);
  const limit = known.isShort ? SHORT_LIST_READ_ON : SHORT_LIST;
  const candidates = known.isLong ? null : await candidatesOf(db, selection, { conditions, sort, limit });
  if (candidates === null) {
    return longList(selection, {
      conditions,
      sort,
      values: await presentValues(db, selection, { sort, values }),
    });
  }
  const { entity } = selection;
  const entries = await shortList(db, {
    ...{ entity, candidates, sort, values, deleted: isDeleted(selection) },
    conditions: conditions.map(({ where }) => where),
    bestMatch: selection.sort === undefined ? (wordsOf(selection.q)[0] ?? null) : null,
  });
  return { kind: "short", entries, sort };
}

const isDeleted = ({ deleted }: ListSelection) => deleted === "true";

interface ListParts {
  readonly conditions: readonly Condition[];
  readonly sort: Sort;
}

/** Ids among which all records of the list are, where those are few. */
async function candidatesOf(
  db: Db,
  selection: ListSelection,
  { conditions, sort, limit }: ListParts & { readonly limit: number },
): Promise<readonly number[] | null> {
  const { entity } = selection;
  if (isDeleted(selection)) {
    const { deleted } = await recordCounts(db, entity);
    return deleted > limit ? null : await allIds(db, entity, sql`deleted_at is not null`);
  }
  for (const condition of conditions) {
    const candidates = (await condition.candidates?.(db, limit)) ?? null;
    if (candidates !== null) return candidates;
  }
  const { live } = await recordCounts(db, entity);
  const isReadAlongIndex = conditions.length === 0 && hasIndex(entity, sort) && sort.key !== BY_COMPANY;
  return live > limit || isReadAlongIndex ? null : await allIds(db, entity, sql`deleted_at is null`);
}

/** Few contacts are sorted sooner than many companies are gone through. */
const BY_COMPANY = "companyId";

async function allIds(db: Db, entity: CrmEntity, where: RawBuilder<unknown>): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(entity)} where ${where}`.execute(db);
  return rows.map(({ id }) => id);
}

function longList(
  selection: ListSelection,
  { conditions, sort, values }: ListParts & { readonly values: readonly (string | number)[] | null },
): ListPlan {
  const { entity } = selection;
  if (isDeleted(selection)) {
    return {
      kind: "long",
      segments: byDeletion,
      conditions: wheresOf(conditions),
      counted: countOf(conditions, true),
    };
  }
  if (!hasIndex(entity, sort)) throw tooLongToSort(entity);
  if (sort.key === BY_COMPANY) {
    return {
      ...{ kind: "long", segments: [], byCompany: sort.direction },
      ...{ conditions: wheresOf(conditions), counted: countOf(conditions, false) },
    };
  }
  const [word] = selection.sort === undefined ? wordsOf(selection.q) : [];
  return {
    kind: "long",
    segments: word === undefined ? byIndex(entity, sort, values) : byBestMatch(entity, word),
    conditions: wheresOf(conditions),
    counted: countOf(conditions, false),
  };
}

const wheresOf = (conditions: readonly Condition[]) => conditions.map(({ where }) => where);

function countOf(conditions: readonly Condition[], deleted: boolean) {
  const [only] = conditions;
  if (only === undefined) return "all";
  return conditions.length === 1 && !deleted ? (only.count ?? null) : null;
}

function tooLongToSort(entity: CrmEntity): Problem {
  const message = `So many records can be sorted by ${SORT_KEYS[entity].join(", ")} only. Search or filter first.`;
  return new Problem("invalid-request", { errors: [{ path: "sort", code: "unknown-sort", message }] });
}
