import type { CrmEntity } from "@brygga/api-contract";
import type { Learning } from "@brygga/sync-engine";
import type { Insertable, Selectable } from "kysely";
import type { ErpFieldTable } from "../db/schema.ts";

/** One item of a mapped ERP list. */
export interface ListItemMapping {
  readonly erpItemKey: string;
  readonly text: string;
  /** null: left unmapped. */
  readonly crmItemKey: string | null;
  /** It appeared in the ERP after the list was mapped. */
  readonly isNew: boolean;
}

/** A field of an actor type: how the connector describes it, and how it is mapped. */
export interface ErpFieldConfig {
  readonly fieldKey: string;
  /** May be multi-language text. */
  readonly displayName: string;
  readonly displayDescription: string;
  readonly fieldType: string;
  readonly listName: string;
  /** As the connector sent it. */
  readonly defaultValue: string;
  /** Characters; 0 is no limit. */
  readonly maxLength: number;
  /** Normal, Mandatory, ReadOnly, or a name unknown to us. */
  readonly access: string;
  readonly searchable: boolean;
  readonly rank: number;
  readonly crmFieldKey: string | null;
  /** Direction `>`. */
  readonly syncToCrm: boolean;
  /** Direction `<`. */
  readonly syncToErp: boolean;
  readonly showInErpTab: boolean;
  readonly showInSearch: boolean;
  readonly hasDefault: boolean;
  /** Canonical text. */
  readonly defaultSetting: string;
  readonly askUser: boolean;
  readonly mandatory: boolean;
  readonly missingInErp: boolean;
  readonly missingInCrm: boolean;
}

/** An ERP field as it is stored. */
export interface StoredField extends ErpFieldConfig {
  readonly id: number;
  /** What is known of what the ERP does to texts that are written to it; undefined where that is nothing. */
  readonly learning: Learning | undefined;
  /** What decided which values fit into it at the last cycle; "" before the first. */
  readonly fit: string;
  readonly listItems: readonly ListItemMapping[];
  /** Counts the changes of the mapping of its list. */
  readonly itemsVersion: number;
}

/** An actor type of a connection, and the CRM entity that it corresponds to. */
export interface ActorTypeMappingConfig {
  readonly id: number;
  readonly connectionId: number;
  readonly actorType: string;
  readonly crmEntity: CrmEntity;
  /** Whether it takes part in sync. */
  readonly active: boolean;
  /** Counts the changes of its fields' defaults. */
  readonly defaultsVersion: number;
  /** Counts the changes of its fields' order. */
  readonly ranksVersion: number;
  /** Counts the changes of its fields' mapping. */
  readonly mappingVersion: number;
  /** By rank. */
  readonly fields: readonly StoredField[];
}

/** The connector's mark on a field that must have a value in the ERP. */
export const isMandatoryInErp = ({ access }: Pick<ErpFieldConfig, "access">): boolean =>
  access === "Mandatory";
export const isReadOnlyInErp = ({ access }: Pick<ErpFieldConfig, "access">): boolean => access === "ReadOnly";

/**
 * The field that repeats the actor's key, by the name that the contract has for it. It is shown in every search
 * and cannot be mapped: the link holds the key.
 */
export const isKeyField = ({ fieldKey }: Pick<ErpFieldConfig, "fieldKey">): boolean =>
  fieldKey.toLowerCase() === "erpkey";

export function fieldFromRow(
  row: Selectable<ErpFieldTable>,
  listItems: readonly ListItemMapping[],
): StoredField {
  return {
    id: row.id,
    fieldKey: row.field_key,
    displayName: row.display_name,
    displayDescription: row.display_description,
    fieldType: row.field_type,
    listName: row.list_name,
    defaultValue: row.default_value,
    maxLength: row.max_length,
    access: row.access,
    searchable: row.searchable === 1,
    rank: row.rank,
    crmFieldKey: row.crm_field_key,
    syncToCrm: row.sync_to_crm === 1,
    syncToErp: row.sync_to_erp === 1,
    showInErpTab: row.show_in_erp_tab === 1,
    showInSearch: row.show_in_search === 1,
    hasDefault: row.has_default === 1,
    defaultSetting: row.default_setting,
    askUser: row.ask_user === 1,
    mandatory: row.mandatory === 1,
    missingInErp: row.missing_in_erp === 1,
    missingInCrm: row.missing_in_crm === 1,
    learning: row.learned === "" ? undefined : (JSON.parse(row.learned) as Learning),
    fit: row.fit,
    listItems,
    itemsVersion: row.items_version,
  };
}

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

export function fieldToRow(
  field: ErpFieldConfig,
): Omit<Insertable<ErpFieldTable>, "id" | "actor_type_mapping_id"> {
  return {
    field_key: field.fieldKey,
    display_name: field.displayName,
    display_description: field.displayDescription,
    field_type: field.fieldType,
    list_name: field.listName,
    default_value: field.defaultValue,
    max_length: field.maxLength,
    access: field.access,
    searchable: flag(field.searchable),
    rank: field.rank,
    crm_field_key: field.crmFieldKey,
    sync_to_crm: flag(field.syncToCrm),
    sync_to_erp: flag(field.syncToErp),
    show_in_erp_tab: flag(field.showInErpTab),
    show_in_search: flag(field.showInSearch),
    has_default: flag(field.hasDefault),
    default_setting: field.defaultSetting,
    ask_user: flag(field.askUser),
    mandatory: flag(field.mandatory),
    missing_in_erp: flag(field.missingInErp),
    missing_in_crm: flag(field.missingInCrm),
  };
}
