import type { FieldMetadata } from "@brygga/protocol";
import { requireArray, requireObject, requireText } from "./answer-checks.ts";
import { mapped } from "./answer-mapping.ts";
import type { ConfigSchema } from "./config-schema.ts";
import type { ConnectorDefinition, FieldDefinition } from "./connector.ts";
import { itemsOfList, searchableAmong, someItemsOfList } from "./derived-answers.ts";
import { displayText } from "./display-text.ts";
import type { Handlers } from "./handler.ts";
import { openConnection, openConnectionOrNone } from "./open-connection.ts";

type MetadataOperation =
  | "getSupportedActorTypes"
  | "getSupportedActorTypeFields"
  | "getSearchableFields"
  | "getList"
  | "getListItems";

/** The operations that describe the ERP: actor types, fields and lists. */
export function metadataHandlers<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
): Pick<Handlers, MetadataOperation> {
  return {
    getSupportedActorTypes: async ({ connectionGuid }, store) => {
      const connection = await openConnection(definition, connectionGuid, store);
      return mapped(definition.getSupportedActorTypes(connection), (types) => ({
        items: [...requireArray(types, "actor types")],
      }));
    },
    getSupportedActorTypeFields: async ({ connectionGuid, actorType }, store) => {
      const connection = await openConnection(definition, connectionGuid, store);
      return mapped(definition.getFields(connection, actorType), (fields) => ({
        fieldMetadata: requireArray(fields, "fields").map(completeField),
      }));
    },
    getSearchableFields: async ({ connectionGuid, actorType }, store) => {
      const connection = await openConnection(definition, connectionGuid, store);
      if (definition.getSearchableFields) {
        return mapped(definition.getSearchableFields(connection, actorType), (keys) => ({
          items: [...requireArray(keys, "field keys")],
        }));
      }
      return mapped(definition.getFields(connection, actorType), (fields) => ({
        items: searchableAmong(requireArray(fields, "fields")),
      }));
    },
    getList: async ({ connectionGuid, listName }, store) => {
      const connection = await openConnectionOrNone(definition, connectionGuid, store);
      return mapped(itemsOfList(definition, connection, listName), (listItems) => ({ listItems }));
    },
    getListItems: async ({ connectionGuid, listName, listItemKeys: keys }, store) => {
      const connection = await openConnectionOrNone(definition, connectionGuid, store);
      const items = someItemsOfList(definition, connection, { listName, keys });
      return mapped(items, (listItems) => ({ listItems }));
    },
  };
}

function completeField(field: FieldDefinition, index: number): FieldMetadata {
  requireObject(field, "a field");
  requireText(field.fieldKey, "a field's fieldKey");
  return {
    access: field.access ?? "Normal",
    defaultValue: field.defaultValue ?? "",
    displayDescription: displayText(field.displayDescription ?? ""),
    displayName: displayText(field.displayName ?? field.fieldKey),
    fieldKey: field.fieldKey,
    fieldType: field.fieldType,
    listName: field.listName ?? "",
    maxLength: field.maxLength ?? 0,
    rank: field.rank ?? index + 1,
  };
}
