import type { DefaultField, SyncDefault, SyncDefaults } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { type ActorTypeMappingConfig, isMandatoryInErp, type StoredField } from "./actor-type-mapping.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { openConnection } from "./connection-client.ts";
import { loadActorTypeMapping } from "./connection-configuration.ts";
import { loadLiveConnection } from "./connection-store.ts";
import { brokenDefaultRules, canHaveDefault, hasDefaultEntry, settingsOf } from "./default-rules.ts";
import { listReader } from "./erp-lists.ts";
import type { MappingTarget } from "./mappings.ts";

/**
 * The fields of an actor type that can have a default value, by rank. Throws the Problems `not-found` and
 * `connection-deleted`.
 */
export async function getDefaults(
  db: Db,
  { connectionId, actorType }: MappingTarget,
  language: Language,
): Promise<SyncDefaults> {
  await loadLiveConnection(db, connectionId);
  const mapping = await loadActorTypeMapping(db, connectionId, actorType);
  return {
    actorType,
    crmEntity: mapping.crmEntity,
    version: mapping.defaultsVersion,
    fields: mapping.fields.filter(isShown).map((field) => viewField(field, language)),
  };
}

/** A field that is gone from the ERP is there to have its default taken away. */
const isShown = (field: StoredField): boolean =>
  canHaveDefault(field) && (!field.missingInErp || hasDefaultEntry(field));

const viewField = (field: StoredField, language: Language): DefaultField => ({
  fieldKey: field.fieldKey,
  hasDefault: field.hasDefault,
  default: field.hasDefault ? field.defaultSetting : "",
  askUser: field.askUser,
  mandatory: field.mandatory || isMandatoryInErp(field),
  displayName: textInLanguage(field.displayName, language) || field.fieldKey,
  displayDescription: textInLanguage(field.displayDescription, language),
  fieldType: field.fieldType,
  listName: field.listName,
  maxLength: field.maxLength,
  access: field.access,
  syncToErp: field.syncToErp,
  missingInErp: field.missingInErp,
});

export interface DefaultsChange extends MappingTarget {
  readonly defaults: readonly SyncDefault[];
  /** As it was read; null when the caller did not say. */
  readonly version: number | null;
}

/**
 * Replaces the defaults of one actor type; fields that are left out have none afterwards. An active connection may
 * change them too: they count for what is created from then on.
 *
 * Throws the Problems `not-found`, `connection-deleted`, `version-conflict` and `defaults-invalid`; then nothing is
 * changed.
 */
export async function putDefaults(
  deps: AdminDeps,
  change: DefaultsChange,
  language: Language,
): Promise<SyncDefaults> {
  const { connectionId, actorType, defaults: wanted } = change;
  await deps.lock.run(connectionId, async () => {
    const listItems = await itemsOfChangedLists(deps, change);
    await inTransaction(deps.db, async (trx) => {
      const connection = await loadLiveConnection(trx, connectionId);
      const mapping = await loadActorTypeMapping(trx, connectionId, actorType);
      if (change.version !== null && change.version !== mapping.defaultsVersion) {
        throw new Problem("version-conflict");
      }
      const isInUse = connection.active && mapping.active;
      const errors = brokenDefaultRules({ wanted, stored: mapping.fields, listItems, isInUse }, language);
      if (errors.length > 0) throw new Problem("defaults-invalid", { errors });
      await save(trx, mapping, wanted);
    });
  });
  return getDefaults(deps.db, change, language);
}

/** Keys of the lists that a new default is taken from; a list that cannot be read is left out. */
async function itemsOfChangedLists(
  deps: AdminDeps,
  { connectionId, actorType, defaults }: DefaultsChange,
): Promise<Map<string, ReadonlySet<string>>> {
  const { fields } = await loadActorTypeMapping(deps.db, connectionId, actorType);
  const wanted = new Map(defaults.map((one) => [one.fieldKey, one]));
  const changed = fields.filter((field) => {
    const wish = wanted.get(field.fieldKey);
    return field.fieldType === "List" && wish?.hasDefault && wish.default !== field.defaultSetting;
  });
  if (changed.length === 0) return new Map();
  const read = listReader(await openConnection(deps, connectionId), { timeoutMs: LIST_MS });
  const lists = changed.map(async ({ listName }) => [listName, await read(listName)] as const);
  return new Map(
    (await Promise.all(lists)).flatMap(([name, list]) =>
      list.ok ? [[name, new Set(list.items.keys())] as const] : [],
    ),
  );
}

/** Somebody is waiting in front of the dialog, which has read the list before. */
const LIST_MS = 10_000;

async function save(
  trx: Trx,
  mapping: ActorTypeMappingConfig,
  wanted: readonly SyncDefault[],
): Promise<void> {
  const byKey = new Map(wanted.map((one) => [one.fieldKey, one]));
  for (const field of mapping.fields.filter(canHaveDefault)) {
    const { hasDefault, defaultSetting, askUser, mandatory } = settingsOf(field, byKey.get(field.fieldKey));
    await trx
      .updateTable("erp_field")
      .set({
        has_default: hasDefault ? 1 : 0,
        default_setting: defaultSetting,
        ask_user: askUser ? 1 : 0,
        mandatory: mandatory ? 1 : 0,
      })
      .where("id", "=", field.id)
      .execute();
  }
  await trx
    .updateTable("actor_type_mapping")
    .set({ defaults_version: mapping.defaultsVersion + 1 })
    .where("id", "=", mapping.id)
    .execute();
}
