import { z } from "zod";

/**
 * What the SOAP codec needs to know about a message, taken once from its schema. Encoder, decoder, WSDL and
 * fingerprint all read plans; none of them walks a schema.
 */
export type Plan =
  | { readonly kind: "text"; readonly enumeration: Enumeration | null }
  | { readonly kind: "boolean" }
  | { readonly kind: "integer" }
  | { readonly kind: "texts" }
  | { readonly kind: "dictionary" }
  | { readonly kind: "records"; readonly record: RecordPlan }
  | RecordPlan;

/** A text that a .NET service declares as an enumeration: it cannot be sent empty, only left out. */
export interface Enumeration {
  readonly typeName: string;
  readonly values: readonly string[];
}

export interface RecordPlan {
  readonly kind: "record";
  /** The data contract's name, `ErpActorWS`. */
  readonly typeName: string;
  /** The contract that it extends; null where it has no base. */
  readonly baseType: string | null;
  /** How many of the members, from the front, belong to the base type. */
  readonly baseCount: number;
  /** In wire order: base type first, then ordinal by wire name. */
  readonly members: readonly MemberPlan[];
}

export interface MemberPlan {
  readonly key: string;
  readonly wireName: string;
  /** Whether nil or missing is null, rather than the empty value of the type. */
  readonly nullable: boolean;
  readonly plan: Plan;
}

/** A base type: its members stand before all others, whatever their names. */
export interface BaseType {
  readonly typeName: string;
  readonly keys: ReadonlySet<string>;
}

const NO_BASE: BaseType = { typeName: "", keys: new Set() };

/**
 * Compiles an object schema into its plan.
 *
 * @throws TypeError when the schema uses something that the wire has no form for: a mistake in a carrier.
 */
export function recordPlan(schema: z.ZodObject, base: BaseType = NO_BASE): RecordPlan {
  const typeName = metaText(schema, "wireName") ?? "";
  const members = Object.entries(schema.shape).map(([key, member]) => memberPlan(key, member));
  const inOrder = members.toSorted((left, right) => {
    const byBase = Number(base.keys.has(right.key)) - Number(base.keys.has(left.key));
    return byBase !== 0 ? byBase : left.wireName < right.wireName ? -1 : 1;
  });
  const baseCount = members.filter((member) => base.keys.has(member.key)).length;
  const baseType = baseCount > 0 && typeName !== base.typeName ? base.typeName : null;
  return { kind: "record", typeName, baseType, baseCount, members: inOrder };
}

function memberPlan(key: string, schema: z.core.$ZodType): MemberPlan {
  const nullable = schema instanceof z.ZodNullable;
  const inner = nullable ? schema.unwrap() : schema;
  // On an object the wire name is its type's; on anything else it is the member's.
  const named = schema instanceof z.ZodObject ? undefined : metaText(schema, "wireName");
  return { key, nullable, wireName: named ?? pascalCase(key), plan: planOf(inner, key) };
}

function planOf(schema: z.core.$ZodType, key: string): Plan {
  if (schema instanceof z.ZodString) return { kind: "text", enumeration: enumerationOf(schema) };
  if (schema instanceof z.ZodBoolean) return { kind: "boolean" };
  if (schema instanceof z.ZodNumber) return { kind: "integer" };
  if (schema instanceof z.ZodRecord) return { kind: "dictionary" };
  if (schema instanceof z.ZodObject) return recordPlan(schema);
  if (schema instanceof z.ZodArray) {
    const item = schema.element;
    if (item instanceof z.ZodString) return { kind: "texts" };
    if (item instanceof z.ZodObject) return { kind: "records", record: recordPlan(item) };
  }
  throw new TypeError(`The member ${key} has a schema that cannot travel over SOAP.`);
}

function enumerationOf(schema: z.ZodString): Enumeration | null {
  const typeName = metaText(schema, "wireType");
  const values = schema.meta()?.wireValues;
  if (typeName === undefined || !Array.isArray(values)) return null;
  return { typeName, values: values.map(String) };
}

function metaText(schema: z.core.$ZodType, name: string): string | undefined {
  const value: unknown = z.globalRegistry.get(schema)?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

const pascalCase = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);
