import type { FieldDefinition } from "@brygga/connector-sdk";
import type { TextMap } from "@brygga/protocol";
import { type ActorTableRequest, readActorTable } from "./actor-table.ts";
import { addressOf, type ExcelConnection, type ExcelErp } from "./excel-erp.ts";
import { readListItems } from "./list-items.ts";
import { describeField } from "./table/table-field.ts";

/**
 * The fields of an actor type, in the order of the columns. Their types are remembered from here on, until the
 * connection is saved again: a number is read and written as what Brygga was told that it is, even after
 * somebody typed a word into the column.
 */
export async function describeFields(
  erp: ExcelErp,
  connection: ExcelConnection,
  actorType: string,
): Promise<FieldDefinition[]> {
  const { config, connectionGuid } = connection;
  const address = addressOf(connection, actorType);
  const types = await erp.states.fieldTypes(connectionGuid);
  const told = types[actorType];
  const request: ActorTableRequest = { actorType: address.actorType, config, ...(told ? { told } : {}) };
  const { fields } = await erp.look(config, async (workbook) => readActorTable(workbook, request));
  const now = Object.fromEntries(
    fields.map(({ fieldKey, type, listName }) => [fieldKey, { type, listName }]),
  );
  if (JSON.stringify(now) !== JSON.stringify(told)) {
    await erp.states.saveFieldTypes(connectionGuid, { ...types, [actorType]: now });
  }
  return fields.map((field) => ({
    fieldKey: field.fieldKey,
    fieldType: field.type,
    access: field.isReadOnly ? "ReadOnly" : "Normal",
    listName: field.listName,
    displayName: field.label,
    displayDescription: describeField(field, request),
  }));
}

/** The items of a list; null when the workbook has no such list. */
export async function getList(
  erp: ExcelErp,
  connection: ExcelConnection | null,
  listName: string,
): Promise<TextMap | null> {
  // Without a connection it is not known which workbook to look into.
  if (!connection) return null;
  return erp.look(connection.config, async (workbook) =>
    readListItems(workbook, connection.config, listName),
  );
}
