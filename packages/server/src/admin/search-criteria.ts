import {
  CRITERION_OPERATORS,
  type CriterionOperator,
  type SearchCriterion,
  type SearchField,
} from "@brygga/api-contract";
import {
  encodeValue,
  isCanonicalValue,
  SEARCH_OPERATORS,
  type SearchRestriction,
  textInLanguage,
} from "@brygga/protocol";
import type { Principal } from "../auth/principal.ts";
import { Problem } from "../problem.ts";
import { rightsOf } from "./access.ts";
import type { StoredField } from "./actor-type-mapping.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { openConnection } from "./connection-client.ts";
import { loadActorTypeMapping } from "./connection-configuration.ts";

interface SearchableAsked {
  readonly connectionId: number;
  readonly actorType: string;
  readonly principal: Principal;
}

/**
 * The fields that an advanced search may name, by rank. Asks the connector, whose answer may have changed since the
 * fields were fetched; when it does not answer soon, the stored one does. Administrators search in the settings,
 * whatever the scope.
 *
 * Throws the Problems `not-found` and `not-allowed`.
 */
export async function searchFields(
  deps: AdminDeps,
  asked: SearchableAsked,
  language: Language,
): Promise<SearchField[]> {
  const { connectionId, actorType, principal } = asked;
  const rights = await rightsOf(deps.db, connectionId, principal);
  if (principal.role !== "administrator") {
    if (!rights.visible) throw new Problem("not-found");
    if (!rights.canConnect) throw new Problem("not-allowed");
  }
  const { fields } = await loadActorTypeMapping(deps.db, connectionId, actorType);
  const present = await searchableNow(deps, connectionId, actorType);
  return fields
    .filter((field) => (present === null ? field.searchable : present.has(field.fieldKey)))
    .filter((field) => !field.missingInErp && operatorsOf(field).length > 0)
    .map((field) => viewField(field, language));
}

/** Somebody is waiting in front of the dialog, and the stored answer is nearly always the same. */
const SEARCHABLE_MS = 3000;

async function searchableNow(
  deps: AdminDeps,
  connectionId: number,
  actorType: string,
): Promise<ReadonlySet<string> | null> {
  const connection = await openConnection(deps, connectionId);
  const options = { timeoutMs: SEARCHABLE_MS };
  const result = await connection.call("getSearchableFields", { actorType }, options);
  return result.ok ? new Set(result.response.items ?? []) : null;
}

const viewField = (field: StoredField, language: Language): SearchField => ({
  fieldKey: field.fieldKey,
  displayName: textInLanguage(field.displayName, language) || field.fieldKey,
  displayDescription: textInLanguage(field.displayDescription, language),
  fieldType: field.fieldType,
  listName: field.listName,
  operators: operatorsOf(field),
});

const isOperator = (operator: string): operator is CriterionOperator =>
  CRITERION_OPERATORS.some((known) => known === operator);

/** An unknown type is searched as text, as the contract has it. Text begins with what people mean by searching. */
function operatorsOf({ fieldType }: Pick<StoredField, "fieldType">): CriterionOperator[] {
  const known: Readonly<Record<string, readonly string[]>> = SEARCH_OPERATORS;
  const type = Object.hasOwn(known, fieldType) ? fieldType : "Text";
  const operators = (known[type] ?? []).filter(isOperator);
  return type === "Text" ? operators.toSorted((a, b) => usualFirst(a) - usualFirst(b)) : operators;
}

const usualFirst = (operator: CriterionOperator) => (operator === "contains" ? 0 : 1);

/**
 * Criteria in the form that they are sent in. Throws the Problem `invalid-request`, with an entry for each criterion that
 * names no field, has an operator that is not its field's, or values that do not fit.
 */
export function toRestrictions(
  criteria: readonly SearchCriterion[],
  fields: readonly StoredField[],
): SearchRestriction[] {
  const byKey = new Map(fields.map((field) => [field.fieldKey, field]));
  const errors = criteria.flatMap((criterion, index) => {
    const fault = faultOf(criterion, byKey.get(criterion.fieldKey));
    return fault === null ? [] : [{ path: `criteria.${index}`, ...fault }];
  });
  if (errors.length > 0) throw new Problem("invalid-request", { errors });
  return criteria.map(({ fieldKey, operator, values }) => {
    const fieldType = byKey.get(fieldKey)?.fieldType ?? "Text";
    return { fieldKey, operator, values: values.map((value) => encodeValue(fieldType, value)) };
  });
}

interface Fault {
  readonly code: string;
  readonly message: string;
}

function faultOf({ operator, values }: SearchCriterion, field: StoredField | undefined): Fault | null {
  if (field === undefined || field.missingInErp) {
    return { code: "unknown-field", message: "The ERP has no such field." };
  }
  if (!operatorsOf(field).includes(operator)) {
    return { code: "invalid-value", message: `A ${field.fieldType} cannot be compared so.` };
  }
  const count = VALUE_COUNTS.get(operator);
  if (count === undefined ? values.length !== 1 : !count(values.length)) {
    return { code: "invalid-element", message: "The criterion has too few or too many values." };
  }
  return values.every((value) => isCanonicalValue(field.fieldType, value))
    ? null
    : { code: "wrong-type", message: "The value is of another type than the field." };
}

/** How many values an operator takes; those that are left out take one. */
const VALUE_COUNTS: ReadonlyMap<CriterionOperator, (count: number) => boolean> = new Map([
  ["between", (count: number) => count === 2],
  ["oneof", (count: number) => count >= 1],
  ["notoneof", (count: number) => count >= 1],
]);

/** What limits a search to the children of an actor; every connector takes these two fields. */
export const childrenOf = (parent: {
  readonly actorType: string;
  readonly erpKey: string;
}): SearchRestriction[] => [
  { fieldKey: "ParentActorType", operator: "=", values: [parent.actorType] },
  { fieldKey: "ParentErpKey", operator: "=", values: [parent.erpKey] },
];
