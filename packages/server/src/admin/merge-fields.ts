import type { CrmField } from "@brygga/api-contract";
import { decodeValue, type FieldMetadata } from "@brygga/protocol";
import { type ErpFieldConfig, isKeyField, isReadOnlyInErp } from "./actor-type-mapping.ts";
import { canHaveDefault } from "./default-rules.ts";
import { readDefault } from "./default-value.ts";
import { pairDirections } from "./pair-directions.ts";

/** An actor type as the connector describes it now. */
export interface FetchedType {
  readonly actorType: string;
  /** By rank. */
  readonly fields: readonly FieldMetadata[];
  readonly searchable: ReadonlySet<string>;
}

/** Something that an administrator should hear about a field after it was fetched anew. */
export interface FieldChange {
  readonly fieldKey: string;
  readonly displayName: string;
  readonly change: "gone" | "back" | "type-changed" | "read-only-now";
  /** Whether it had directions that it lost by this. */
  readonly lostDirections: boolean;
}

export interface MergedFields<Field> {
  readonly fields: readonly (Field | ErpFieldConfig)[];
  readonly changes: readonly FieldChange[];
}

/** Columns that the first search results have beside the key. */
const FIRST_SEARCH_COLUMNS = 4;

/**
 * Lays what a connector says now over what is stored: new fields come last; one that is gone is marked and loses
 * its directions; one whose type changed loses the directions that no longer fit. Mapping and rank stay.
 */
export function mergeFields<Field extends ErpFieldConfig>(
  stored: readonly Field[],
  fetched: FetchedType,
  crmFields: ReadonlyMap<string, CrmField>,
): MergedFields<Field> {
  const changes: FieldChange[] = [];
  const now = new Map(fetched.fields.map((field) => [field.fieldKey, field]));
  const kept = stored.map((field) => {
    const metadata = now.get(field.fieldKey);
    const next = metadata === undefined ? gone(field) : described(field, metadata, fetched.searchable);
    const fitting = withFittingDirections(next, crmFields);
    const change = changeBetween(field, fitting);
    if (change !== null) changes.push(change);
    return fitting;
  });
  const known = new Set(stored.map(({ fieldKey }) => fieldKey));
  const added = fetched.fields.filter(({ fieldKey }) => !known.has(fieldKey));
  return {
    fields: [...kept, ...newFields(added, { fetched, isFirst: stored.length === 0, after: stored })],
    changes,
  };
}

const gone = <Field extends ErpFieldConfig>(field: Field): Field => ({
  ...field,
  missingInErp: true,
  syncToCrm: false,
  syncToErp: false,
});

function described<Field extends ErpFieldConfig>(
  field: Field,
  metadata: FieldMetadata,
  searchable: ReadonlySet<string>,
): Field {
  return {
    ...field,
    ...descriptionOf(metadata),
    ...keptDefault(field, metadata),
    searchable: searchable.has(field.fieldKey),
    missingInErp: false,
  };
}

/** What stays of a default: nothing where the field cannot have one any more. */
function keptDefault(field: ErpFieldConfig, metadata: FieldMetadata) {
  if (!canHaveDefault(metadata)) {
    return { hasDefault: false, defaultSetting: "", askUser: false, mandatory: false };
  }
  const mandatory = field.mandatory || metadata.access === "Mandatory";
  return { ...readableDefault(field, metadata), mandatory };
}

/** A default of the old type counts only as far as it can be read as one of the new; another list has other keys. */
function readableDefault(
  { fieldType, listName, hasDefault, defaultSetting }: ErpFieldConfig,
  { fieldType: newType, listName: newList }: FieldMetadata,
) {
  if (fieldType === newType && listName === newList) return { hasDefault, defaultSetting };
  const decoded = decodeValue(newType, defaultSetting);
  const isReadable = newType !== "List" && decoded.ok && decoded.value !== "";
  return isReadable
    ? { hasDefault, defaultSetting: decoded.value }
    : { hasDefault: false, defaultSetting: "" };
}

const descriptionOf = (metadata: FieldMetadata) => ({
  displayName: metadata.displayName,
  displayDescription: metadata.displayDescription,
  fieldType: metadata.fieldType,
  listName: metadata.listName,
  defaultValue: metadata.defaultValue,
  maxLength: Math.max(metadata.maxLength, 0),
  access: metadata.access,
});

/** Clears the directions that the field's types or its access do not allow. */
function withFittingDirections<Field extends ErpFieldConfig>(
  field: Field,
  crmFields: ReadonlyMap<string, CrmField>,
): Field {
  const crmField = field.crmFieldKey === null ? undefined : crmFields.get(field.crmFieldKey);
  const allowed = pairDirections(field.fieldType, crmField);
  return {
    ...field,
    missingInCrm: field.crmFieldKey !== null && crmField === undefined,
    syncToCrm: field.syncToCrm && allowed.toCrm,
    syncToErp: field.syncToErp && allowed.toErp && !isReadOnlyInErp(field),
  };
}

function changeBetween(before: ErpFieldConfig, after: ErpFieldConfig): FieldChange | null {
  const change = kindOfChange(before, after);
  if (change === null) return null;
  const lostDirections = (before.syncToCrm && !after.syncToCrm) || (before.syncToErp && !after.syncToErp);
  return { fieldKey: after.fieldKey, displayName: after.displayName, change, lostDirections };
}

function kindOfChange(before: ErpFieldConfig, after: ErpFieldConfig): FieldChange["change"] | null {
  if (before.missingInErp !== after.missingInErp) return after.missingInErp ? "gone" : "back";
  if (before.fieldType !== after.fieldType) return "type-changed";
  return !isReadOnlyInErp(before) && isReadOnlyInErp(after) ? "read-only-now" : null;
}

interface Adding {
  readonly fetched: FetchedType;
  /** Whether the actor type is new; then its first searchable fields become search columns. */
  readonly isFirst: boolean;
  readonly after: readonly ErpFieldConfig[];
}

function newFields(added: readonly FieldMetadata[], { fetched, isFirst, after }: Adding): ErpFieldConfig[] {
  const lastRank = after.reduce((last, { rank }) => Math.max(last, rank), 0);
  const columns = isFirst ? firstSearchColumns(added, fetched.searchable) : new Set<string>();
  return added.map((metadata, index) => {
    const defaultSetting = readDefault(metadata.fieldType, metadata.defaultValue);
    const hasDefault = canHaveDefault(metadata) && metadata.defaultValue !== "" && defaultSetting !== "";
    return {
      fieldKey: metadata.fieldKey,
      ...descriptionOf(metadata),
      searchable: fetched.searchable.has(metadata.fieldKey),
      rank: lastRank + index + 1,
      crmFieldKey: null,
      syncToCrm: false,
      syncToErp: false,
      showInErpTab: false,
      showInSearch: columns.has(metadata.fieldKey) || isKeyField(metadata),
      hasDefault,
      defaultSetting: hasDefault ? defaultSetting : "",
      askUser: false,
      mandatory: metadata.access === "Mandatory",
      missingInErp: false,
      missingInCrm: false,
    };
  });
}

function firstSearchColumns(
  fields: readonly FieldMetadata[],
  searchable: ReadonlySet<string>,
): ReadonlySet<string> {
  const showable = fields.filter(({ fieldType }) => fieldType !== "Label" && fieldType !== "Password");
  const found = showable.filter(({ fieldKey }) => searchable.has(fieldKey));
  const columns = found.length > 0 ? found : showable;
  return new Set(columns.slice(0, FIRST_SEARCH_COLUMNS).map(({ fieldKey }) => fieldKey));
}
