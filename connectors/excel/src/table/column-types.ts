import { ConnectorError } from "@brygga/connector-sdk";

/** The field types that a column can have. */
export const COLUMN_TYPES = ["Text", "Integer", "Double", "Checkbox", "Datetime", "List"] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** The type of a column, with the sheet that holds the items when it is a list. */
export interface TypedColumn {
  readonly type: ColumnType;
  /** Name of the list, which is the name of its sheet; "" unless the type is List. */
  readonly listName: string;
}

function parseType(text: string): TypedColumn | null {
  const [name = "", ...rest] = text.split(":");
  const type = COLUMN_TYPES.find((known) => known.toLowerCase() === name.trim().toLowerCase());
  const listName = rest.join(":").trim();
  if (!type || (type === "List") !== (listName !== "")) return null;
  return { type, listName };
}

function refuse(entry: string): never {
  throw new ConnectorError({
    userExplanation: {
      US: `Column types: “${entry}” is not understood. Write heading=type with one of ${COLUMN_TYPES.join(", ")} (a list as List:sheet), for example Paid=Checkbox; Country=List:Countries.`,
      SV: `Kolumntyper: ”${entry}” går inte att förstå. Skriv rubrik=typ med någon av ${COLUMN_TYPES.join(", ")} (en lista som List:blad), till exempel Betald=Checkbox; Land=List:Länder.`,
    },
    errorCode: "INVALID_CONFIGURATION",
  });
}

/**
 * Reads the configuration value *Column types*, `Paid=Checkbox; Country=List:Countries`, by heading in lower case.
 *
 * @throws ConnectorError when an entry is not understood
 */
export function parseColumnTypes(text: string): ReadonlyMap<string, TypedColumn> {
  const types = new Map<string, TypedColumn>();
  for (const entry of text.split(";")) {
    if (!entry.trim()) continue;
    const at = entry.lastIndexOf("=");
    const heading = entry.slice(0, Math.max(at, 0)).trim();
    const type = parseType(entry.slice(at + 1));
    if (!heading || !type) refuse(entry.trim());
    types.set(heading.toLowerCase(), type);
  }
  return types;
}
