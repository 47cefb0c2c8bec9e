import { type CrmField, type UserDefinedFilter, userDefinedFilter } from "@brygga/api-contract";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import { jsonMember } from "../../db/sql.ts";
import { Problem } from "../../problem.ts";
import { crmFieldsOf } from "../field-registry.ts";
import type { Condition } from "./conditions.ts";
import type { ListSelection } from "./list-query.ts";

type Wanted = UserDefinedFilter[string];

/**
 * The conditions on user-defined fields. None has an index: the list is gone along in its order. Throws the Problem
 * `invalid-request` for a field that the entity does not have, and for what its type cannot be asked.
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
    return { where: conditionOf(field, wanted) };
  });
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

function conditionOf(field: CrmField, wanted: Wanted): RawBuilder<boolean> {
  const value = jsonMember("custom", field.key);
  if (typeof wanted === "object") return between(field, value, wanted);
  switch (field.type) {
    case "list":
      return sql<boolean>`${value} = ${wanted}`;
    case "checkbox":
      return wanted === "true"
        ? sql<boolean>`${value} = 1`
        : // One that nobody has touched is not checked.
          sql<boolean>`coalesce(${value}, 0) = 0`;
    case "text":
      return sql<boolean>`${value} glob ${containing(wanted)}`;
    default:
      throw refused(field.key, "invalid-value", "Ask for a range: an object with `from`, `to` or both.");
  }
}

type Range = Extract<Wanted, object>;

/** Both ends belong to it. */
function between(field: CrmField, value: RawBuilder<unknown>, { from, to }: Range): RawBuilder<boolean> {
  const isDate = field.type === "date" || field.type === "datetime";
  if (!isDate && field.type !== "integer" && field.type !== "decimal") {
    throw refused(field.key, "invalid-value", "This field has no order: ask for a value, not for a range.");
  }
  // Decimals are stored as text, digit by digit.
  const compared = isDate ? value : sql`cast(${value} as real)`;
  const bound = (end: string) => (isDate ? end : numberOf(field, end));
  return sql<boolean>`(${sql.join(
    [
      sql`${value} is not null`,
      ...(from === undefined ? [] : [sql`${compared} >= ${bound(from)}`]),
      ...(to === undefined ? [] : [sql`${compared} <= ${bound(isDate ? `${to}T99` : to)}`]),
    ],
    sql` and `,
  )})`;
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
