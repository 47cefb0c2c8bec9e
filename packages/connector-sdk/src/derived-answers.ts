import type { TextMap } from "@brygga/protocol";
import { mapped } from "./answer-mapping.ts";
import { type ConfigOf, type ConfigSchema, configListItems } from "./config-schema.ts";
import type { Connection, ConnectorDefinition, FieldDefinition } from "./connector.ts";
import { ConnectorError } from "./connector-error.ts";
import type { Noted } from "./noted.ts";

/** The keys of all fields that a search can look into. */
export function searchableAmong(fields: readonly FieldDefinition[]): string[] {
  return fields
    .filter(({ fieldType }) => fieldType !== "Label" && fieldType !== "Password")
    .map(({ fieldKey }) => fieldKey);
}

/**
 * All items of a list: the configuration's own, else what the connector answers.
 *
 * @throws ConnectorError `UNKNOWN_LIST`
 */
export async function itemsOfList<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
  connection: Connection<ConfigOf<S>> | null,
  listName: string,
): Promise<TextMap | Noted<TextMap>> {
  const own = configListItems(definition.config, listName);
  if (own) return own;
  return mapped(definition.getList?.(connection, listName) ?? null, (items) => known(items, listName));
}

/**
 * The texts of some items of a list; a key that is not in the list is left out.
 *
 * @throws ConnectorError `UNKNOWN_LIST`
 */
export async function someItemsOfList<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
  connection: Connection<ConfigOf<S>> | null,
  wanted: { readonly listName: string; readonly keys: readonly string[] },
): Promise<TextMap | Noted<TextMap>> {
  const isOwn = configListItems(definition.config, wanted.listName) !== null;
  const asked = isOwn ? undefined : definition.getListItems?.(connection, wanted);
  if (asked !== undefined) return mapped(asked, (items) => known(items, wanted.listName));
  return mapped(itemsOfList(definition, connection, wanted.listName), (items) => picked(items, wanted.keys));
}

function picked(items: TextMap, keys: readonly string[]): TextMap {
  const entries = [...new Set(keys)].flatMap((key) => {
    const words = Object.hasOwn(items, key) ? items[key] : undefined;
    return words === undefined ? [] : [[key, words] as const];
  });
  return Object.fromEntries(entries);
}

function known(items: TextMap | null, listName: string): TextMap {
  if (items) return items;
  throw new ConnectorError({
    userExplanation: {
      US: `The ERP system has no list called “${listName}”.`,
      SV: `ERP-systemet har ingen lista som heter ”${listName}”.`,
      NO: `ERP-systemet har ingen liste som heter «${listName}».`,
    },
    errorCode: "UNKNOWN_LIST",
  });
}
