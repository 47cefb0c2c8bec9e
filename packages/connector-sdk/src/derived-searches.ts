import { InvalidRestriction, matches, type SearchRestriction, UnsupportedOperator } from "@brygga/protocol";
import { requireActors } from "./answer-checks.ts";
import type {
  ActorSource,
  AnsweredActor,
  FieldDefinition,
  SearchActorByParentArguments,
  SearchActorsAdvancedArguments,
} from "./connector.ts";
import { ConnectorError } from "./connector-error.ts";
import type { ErrorCode } from "./error-code.ts";

/** Of the actors found, those whose parent is the given one. */
export async function* childrenOf(
  found: ActorSource,
  { parentActorType, parentErpKey }: SearchActorByParentArguments,
): AsyncGenerator<AnsweredActor> {
  for await (const actor of requireActors(found)) {
    if (actor.parentActorType === parentActorType && actor.parentErpKey === parentErpKey) yield actor;
  }
}

/** The fields that must be read to decide the restrictions and to answer. */
export function fieldsToRead({ restrictions, fieldKeys }: SearchActorsAdvancedArguments): string[] {
  const restricted = restrictions.map(({ fieldKey }) => fieldKey).filter((key) => !isParentMember(key));
  return [...new Set([...fieldKeys, ...restricted])];
}

/**
 * Of the actors found, those that match every restriction, with the wanted fields only. `ParentErpKey` and
 * `ParentActorType` are understood beside the fields.
 *
 * @throws ConnectorError `UNKNOWN_FIELD`, `UNSUPPORTED_OPERATOR`, `INVALID_RESTRICTION` before the first actor
 */
export async function* matching(
  found: ActorSource,
  wanted: SearchActorsAdvancedArguments,
  fields: readonly FieldDefinition[],
): AsyncGenerator<AnsweredActor> {
  const types = new Map(fields.map(({ fieldKey, fieldType }) => [fieldKey, fieldType]));
  const criteria = wanted.restrictions.map((restriction) => ({
    restriction,
    fieldType: isParentMember(restriction.fieldKey) ? "Text" : typeOf(restriction, types),
  }));
  // Tried on nothing, so that a restriction that makes no sense is refused even where there are no actors.
  for (const { restriction, fieldType } of criteria) holdsFor("", fieldType, restriction);
  for await (const actor of requireActors(found)) {
    const holds = criteria.every(({ restriction, fieldType }) =>
      holdsFor(memberValue(actor, restriction.fieldKey), fieldType, restriction),
    );
    if (holds) yield { ...actor, fieldValues: only(actor.fieldValues, wanted.fieldKeys) };
  }
}

function holdsFor(value: string, fieldType: string, restriction: SearchRestriction): boolean {
  try {
    return matches(value, fieldType, restriction);
  } catch (error) {
    if (error instanceof UnsupportedOperator) throw refusedSearch(restriction, error, "UNSUPPORTED_OPERATOR");
    if (error instanceof InvalidRestriction) throw refusedSearch(restriction, error, "INVALID_RESTRICTION");
    throw error;
  }
}

function refusedSearch({ fieldKey }: SearchRestriction, cause: Error, errorCode: ErrorCode): ConnectorError {
  return new ConnectorError({
    userExplanation: {
      US: `The field “${fieldKey}” cannot be searched in this way.`,
      SV: `Fältet ”${fieldKey}” kan inte sökas på det sättet.`,
      NO: `Feltet «${fieldKey}» kan ikke søkes på den måten.`,
    },
    techExplanation: cause.message,
    errorCode,
    cause,
  });
}

const isParentMember = (fieldKey: string): boolean =>
  fieldKey === "ParentErpKey" || fieldKey === "ParentActorType";

function memberValue(actor: AnsweredActor, fieldKey: string): string {
  if (fieldKey === "ParentErpKey") return actor.parentErpKey ?? "";
  if (fieldKey === "ParentActorType") return actor.parentActorType ?? "";
  return (Object.hasOwn(actor.fieldValues, fieldKey) ? actor.fieldValues[fieldKey] : undefined) ?? "";
}

function only(
  values: Readonly<Record<string, string>>,
  fieldKeys: readonly string[],
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const key of fieldKeys) {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}

function typeOf({ fieldKey }: SearchRestriction, types: ReadonlyMap<string, string>): string {
  const fieldType = types.get(fieldKey);
  if (fieldType !== undefined) return fieldType;
  throw new ConnectorError({
    userExplanation: {
      US: `The ERP system has no field called “${fieldKey}” to search in.`,
      SV: `ERP-systemet har inget fält som heter ”${fieldKey}” att söka i.`,
      NO: `ERP-systemet har ikke noe felt som heter «${fieldKey}» å søke i.`,
    },
    errorCode: "UNKNOWN_FIELD",
  });
}
