import type { ActorTypeMapping, ErpField, FieldMapping } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { learnedForm } from "@brygga/sync-engine";
import { crmFields } from "../crm/field-registry.ts";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { Problem, type ProblemEntry } from "../problem.ts";
import type { ActorTypeMappingConfig, StoredField } from "./actor-type-mapping.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { loadActorTypeMapping, loadActorTypeMappings } from "./connection-configuration.ts";
import { loadLiveConnection } from "./connection-store.ts";
import { refreshListItems } from "./erp-lists.ts";
import { claimsOn, type FieldClaim, type FieldClaims } from "./field-claims.ts";
import { brokenRules } from "./mapping-rules.ts";
import { saveMapping } from "./save-mapping.ts";

/** The actor types of a connection with their state. */
export async function listActorTypes(db: Db, connectionId: number) {
  await loadLiveConnection(db, connectionId);
  return (await loadActorTypeMappings(db, connectionId)).map(({ actorType, crmEntity, active, fields }) => ({
    actorType,
    crmEntity,
    active,
    mappedCount: fields.filter(({ crmFieldKey }) => crmFieldKey !== null).length,
  }));
}

/** Which mapping is meant. */
export interface MappingTarget {
  readonly connectionId: number;
  readonly actorType: string;
}

/** The mapping of one actor type as the Mappings dialog shows it. */
export async function getMapping(
  db: Db,
  { connectionId, actorType }: MappingTarget,
  language: Language,
): Promise<ActorTypeMapping> {
  await loadLiveConnection(db, connectionId);
  const mapping = await loadActorTypeMapping(db, connectionId, actorType);
  const claims = await claimsOn(db, { connectionId, entity: mapping.crmEntity }, language);
  return {
    actorType,
    crmEntity: mapping.crmEntity,
    active: mapping.active,
    version: mapping.mappingVersion,
    fields: mapping.fields.map((field) => viewField(field, language)),
    claimedBy: namesOf(claims, ({ isOneWay }) => isOneWay),
    sharedWith: namesOf(claims, ({ isOneWay }) => !isOneWay),
  };
}

/** How the mapping of one actor type is to be. Fields that are left out keep theirs. */
export interface MappingChange {
  readonly actorType: string;
  readonly active: boolean;
  readonly fields: readonly FieldMapping[];
  /** As it was read; null when the caller did not say. */
  readonly version: number | null;
}

export interface SavedMappings {
  readonly types: ActorTypeMapping[];
  /** How many links are compared on both sides when the connection is active next. */
  readonly toCompare: number;
}

/**
 * Replaces the mapping of several actor types at once. A field whose mapping changes loses its base, and that field
 * alone.
 *
 * Throws the Problems `connection-active`, `version-conflict` and `mapping-invalid`; then nothing is changed.
 */
export async function putMappings(
  deps: AdminDeps,
  { connectionId, types }: { readonly connectionId: number; readonly types: readonly MappingChange[] },
  language: Language,
): Promise<SavedMappings> {
  const toCompare = await deps.lock.run(connectionId, () =>
    inTransaction(deps.db, async (trx) => {
      const connection = await loadLiveConnection(trx, connectionId);
      if (connection.active) throw new Problem("connection-active");
      const changes = await Promise.all(types.map((change) => findChanged(trx, connectionId, change)));
      const errors = await Promise.all(changes.map((change) => faultsOf(trx, change, language)));
      if (errors.flat().length > 0) throw new Problem("mapping-invalid", { errors: errors.flat() });
      let links = 0;
      for (const change of changes) links += await saveMapping(trx, { ...change, now: deps.now() });
      return links;
    }),
  );
  // The texts of mapped lists are needed by the first cycle; without the ERP they come with the next chance.
  await refreshListItems(deps, connectionId);
  const saved = types.map(({ actorType }) => getMapping(deps.db, { connectionId, actorType }, language));
  return { types: await Promise.all(saved), toCompare };
}

/** Replaces the mapping of one actor type; like putMappings. */
export async function putMapping(
  deps: AdminDeps,
  { connectionId, ...change }: MappingChange & MappingTarget,
  language: Language,
): Promise<ActorTypeMapping> {
  await putMappings(deps, { connectionId, types: [change] }, language);
  return getMapping(deps.db, { connectionId, actorType: change.actorType }, language);
}

async function findChanged(trx: Trx, connectionId: number, change: MappingChange) {
  const mapping = await loadActorTypeMapping(trx, connectionId, change.actorType);
  if (change.version !== null && change.version !== mapping.mappingVersion) {
    throw new Problem("version-conflict");
  }
  return { mapping, wanted: change.fields, active: change.active };
}

interface WantedFields {
  readonly mapping: ActorTypeMappingConfig;
  readonly wanted: readonly FieldMapping[];
}

/** Every rule that the mapping would break. */
export async function faultsOf(
  db: Db,
  { mapping, wanted }: WantedFields,
  language: Language,
): Promise<ProblemEntry[]> {
  const entity = mapping.crmEntity;
  const registry = (await crmFields(db)).filter((field) => field.entity === entity);
  return brokenRules(
    {
      wanted,
      stored: mapping.fields,
      crmFields: new Map(registry.map((field) => [field.key, field])),
      claims: await claimsOn(db, { connectionId: mapping.connectionId, entity }, language),
    },
    language,
  );
}

const viewField = (field: StoredField, language: Language): ErpField => ({
  fieldKey: field.fieldKey,
  crmFieldKey: field.crmFieldKey,
  syncToCrm: field.syncToCrm,
  syncToErp: field.syncToErp,
  showInErpTab: field.showInErpTab,
  showInSearch: field.showInSearch,
  displayName: textInLanguage(field.displayName, language) || field.fieldKey,
  displayDescription: textInLanguage(field.displayDescription, language),
  fieldType: field.fieldType,
  listName: field.listName,
  maxLength: field.maxLength,
  access: field.access,
  searchable: field.searchable,
  rank: field.rank,
  missingInErp: field.missingInErp,
  missingInCrm: field.missingInCrm,
  storedAs: learnedForm(field.learning)?.split("+") ?? [],
});

const namesOf = (claims: FieldClaims, isMeant: (claim: FieldClaim) => boolean): Record<string, string> =>
  Object.fromEntries(
    [...claims].flatMap(([key, claim]) => (isMeant(claim) ? [[key, claim.connection] as const] : [])),
  );
