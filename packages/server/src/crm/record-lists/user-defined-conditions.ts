import { type CrmField, type UserDefinedFilter, userDefinedFilter } from "@brygga/api-contract";
import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { customValue, hasCustomValue } from "../custom-indexes.ts";
import { crmFieldsOf } from "../field-registry.ts";
import { type Condition, ofRows } from "./conditions.ts";
import type { ListSelection } from "./list-query.ts";

type Wanted = UserDefinedFilter[string];

interface ValueCondition {
  /** What the value of a record has to meet. */
  readonly test: (value: RawBuilder<unknown>) => RawBuilder<boolean>;
  /** Whether the index of the field finds those that do. */
  readonly isIndexed: boolean;
}

/**
 * The conditions on user-defined fields. What few records have is found by the index of the field; for a part of a text,
 * and for a check box that is not checked, the list is gone along in its order. Throws the Problem `invalid-request` for a
 * field that the entity does not have, and for what its type cannot be asked.
 */
export async function userDefinedConditions(
  db: Db,
  { entity, userDefined }: Pick<ListSelection, "entity" | "userDefined">,
): Promise<Condition[]> {
  if (userDefined === undefined) return [];
  const fields = new Map((await crmFieldsOf(db, entity)).map((field) => [field.key, field]));
  return Object.entries(read(userDefined)).map(([key, wanted]) => {
    const field = fields.get(key);
    if (!field?.userDefined) {
      throw refused(key, "unknown-field", `A ${entity} has no user-defined field of this key.`);
    }
    return conditionOn(entity, field, conditionOf(field, wanted));
  });
}

function conditionOn(entity: CrmEntity, field: CrmField, { test, isIndexed }: ValueCondition): Condition {
  const value = customValue(field);
  const where = test(sql`+${value}`);
  if (!isIndexed) return { where };
  const rows = sql`select id from ${sql.table(entity)} where ${hasCustomValue(field)} and ${test(value)}`;
  return { where, ...ofRows(rows) };
}

function read(text: string): UserDefinedFilter {
  const parsed = userDefinedFilter.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw refused("", "invalid-value", "There must be a JSON object with a condition for each field.");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refused = (key: string, code: "unknown-field" | "invalid-value", message: string): Problem =>
  new Problem("invalid-request", {
    errors: [{ path: key === "" ? "userDefined" : `userDefined.${key}`, code, message }],
  });

function conditionOf(field: CrmField, wanted: Wanted): ValueCondition {
  if (typeof wanted === "object") return between(field, wanted);
  switch (field.type) {
    case "list":
      return { test: (value) => sql<boolean>`${value} = ${wanted}`, isIndexed: true };
    case "checkbox":
      return wanted === "true"
        ? { test: (value) => sql<boolean>`${value} = 1`, isIndexed: true }
        : // One that nobody has touched is not checked.
          { test: (value) => sql<boolean>`coalesce(${value}, 0) = 0`, isIndexed: false };
    case "text":
      return { test: (value) => sql<boolean>`${value} glob ${containing(wanted)}`, isIndexed: false };
    default:
      throw refused(field.key, "invalid-value", "Ask for a range: an object with `from`, `to` or both.");
  }
}

type Range = Extract<Wanted, object>;

/** Both ends belong to it. */
function between(field: CrmField, { from, to }: Range): ValueCondition {
  const isDate = field.type === "date" || field.type === "datetime";
  if (!isDate && field.type !== "integer" && field.type !== "decimal") {
    throw refused(field.key, "invalid-value", "This field has no order: ask for a value, not for a range.");
  }
  const bound = (end: string) => (isDate ? end : numberOf(field, end));
  const [first, last] = [
    from === undefined ? null : bound(from),
    to === undefined ? null : bound(isDate ? `${to}T99` : to),
  ];
  const test = (value: RawBuilder<unknown>) =>
    sql<boolean>`(${sql.join(
      [
        sql`${value} is not null`,
        ...(first === null ? [] : [sql`${value} >= ${first}`]),
        ...(last === null ? [] : [sql`${value} <= ${last}`]),
      ],
      sql` and `,
    )})`;
  return { test, isIndexed: true };
}

function numberOf({ key }: CrmField, text: string): number {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(number)) return number;
  throw refused(
    key,
    "invalid-value",
    "The ends of this range are numbers, with a point before the decimals.",
  );
}

/** A pattern for what is somewhere in a text, without regard to case; SQLite's `like` knows the case of A to Z only. */
const containing = (text: string): string => `*${[...text.normalize("NFC")].map(anyCase).join("")}*`;

function anyCase(character: string): string {
  const forms = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  // A character that has no single other form, such as ß, stands for itself; so do those that mean something here.
  const single = [...forms].filter((form) => [...form].length === 1);
  return single.length === 1 && !"*?[".includes(character) ? character : `[${single.join("")}]`;
}
