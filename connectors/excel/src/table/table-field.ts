import type { DisplayText } from "@brygga/connector-sdk";
import { type ExcelActorType, type ExcelConfig, sheetOf } from "../configuration.ts";
import type { CellValue } from "../workbook/cell-value.ts";
import type { Sheet } from "../workbook/workbook.ts";
import { type ColumnType, parseColumnTypes, type TypedColumn } from "./column-types.ts";
import { type KnownColumn, knownColumn } from "./known-columns.ts";
import { columnOf, type SheetTable, sameHeading, type TableColumn } from "./sheet-table.ts";

/** A column as a field of an actor type. */
export interface TableField extends TypedColumn {
  readonly fieldKey: string;
  readonly heading: string;
  readonly column: number;
  /** The key, and columns that Excel computes. */
  readonly isReadOnly: boolean;
  /** What the first filled cell holds; a new value is written in the same way where it can be. */
  readonly holds: CellValue["kind"];
  readonly label: DisplayText;
}

export interface FieldsRequest {
  readonly actorType: ExcelActorType;
  readonly config: ExcelConfig;
  /** Types told to Brygga earlier, by field key; they stay even when the cells look different now. */
  readonly told?: Readonly<Record<string, TypedColumn>>;
}

/** What the cells of a column have in common. */
interface ColumnContent {
  readonly values: readonly CellValue[];
  readonly isComputed: boolean;
  readonly isDate: boolean;
}

function contentOf(table: SheetTable, column: number): ColumnContent {
  const { sheet } = table;
  const rows = [...table.rows.values()].map(({ row }) => row);
  const filled = rows.filter((row) => sheet.value(row, column).kind !== "blank");
  return {
    values: filled.map((row) => sheet.value(row, column)).filter(({ kind }) => kind !== "error"),
    isComputed: filled.length > 0 && filled.every((row) => sheet.isFormula(row, column)),
    isDate: rows.length > 0 && hasDateStyle(sheet, rows, column),
  };
}

const hasDateStyle = (sheet: Sheet, rows: readonly number[], column: number): boolean =>
  rows.every((row) => sheet.isDateStyle(sheet.styleAt(row, column)));

const isWhole = (value: CellValue): boolean => value.kind === "number" && !value.digits.includes(".");

/** The type that all cells of a column fit; Text fits everything. */
function seenType({ values, isDate }: ColumnContent): ColumnType {
  if (values.length === 0) return isDate ? "Datetime" : "Text";
  if (values.every(({ kind }) => kind === "date")) return "Datetime";
  if (values.every(({ kind }) => kind === "boolean")) return "Checkbox";
  if (values.every(isWhole)) return "Integer";
  return values.every(({ kind }) => kind === "number") ? "Double" : "Text";
}

function typeOf(
  column: TableColumn,
  content: ColumnContent,
  {
    known,
    types,
    config,
  }: { known: KnownColumn | undefined; types: ReadonlyMap<string, TypedColumn>; config: ExcelConfig },
): TypedColumn {
  const configured = types.get(column.heading.toLowerCase());
  if (configured) return configured;
  const listName = known?.list ? config[known.list].trim() : "";
  if (known?.type === "List") {
    // Without a sheet for its list such a column is what its cells are.
    return listName ? { type: "List", listName } : { type: seenType(content), listName: "" };
  }
  return { type: known?.type ?? seenType(content), listName: "" };
}

function labelOf(heading: string, known: KnownColumn | undefined): DisplayText {
  if (!known?.label) return heading;
  return { US: `${known.label.US} (${heading})`, SV: `${known.label.SV} (${heading})` };
}

interface Column extends TableColumn {
  readonly known: KnownColumn | undefined;
}

/** A field key is used once, without regard to case; the heading that is the key itself goes first. */
function fieldKeyOf({ heading, known }: Column, table: SheetTable, taken: Set<string>): string {
  const wanted = known?.fieldKey ?? heading;
  const isOthers = !sameHeading(heading, wanted) && columnOf(table, wanted) !== null;
  const key = isOthers || taken.has(wanted.toLowerCase()) ? heading : wanted;
  taken.add(key.toLowerCase());
  return key;
}

function toldType({ told }: FieldsRequest, fieldKey: string): TypedColumn | undefined {
  return told && Object.hasOwn(told, fieldKey) ? told[fieldKey] : undefined;
}

/** Columns that say who a row is and when it changed; they travel beside the fields. */
function isStructural(heading: string, { actorType, config }: FieldsRequest): boolean {
  const structural = [config.StampColumn];
  if (actorType === "Person") structural.push(config.ParentTypeColumn, config.ParentKeyColumn);
  return structural.some((name) => sameHeading(name, heading));
}

/**
 * The fields of a table, in the order of its columns. Types come from the configuration, the known layout, or
 * the cells, in this order; the key column is a read-only text.
 *
 * @throws ConnectorError when the configured column types cannot be read
 */
export function fieldsOf(table: SheetTable, request: FieldsRequest): TableField[] {
  const types = parseColumnTypes(request.config.ColumnTypes);
  const taken = new Set<string>();
  const fields: TableField[] = [];
  for (const column of table.columns) {
    if (isStructural(column.heading, request)) continue;
    const isKey = column.column === table.keyColumn;
    const known = isKey ? undefined : knownColumn(request.actorType, column.heading);
    const content = contentOf(table, column.column);
    const fieldKey = fieldKeyOf({ ...column, known }, table, taken);
    const seen = isKey
      ? { type: "Text" as const, listName: "" }
      : typeOf(column, content, { known, types, config: request.config });
    fields.push({
      ...column,
      ...(toldType(request, fieldKey) ?? seen),
      fieldKey,
      isReadOnly: isKey || content.isComputed,
      holds: content.values[0]?.kind ?? "blank",
      label: labelOf(column.heading, known),
    });
  }
  return fields;
}

/** Tooltip of a field: where its value stands. */
export function describeField(field: TableField, { actorType, config }: FieldsRequest): DisplayText {
  const sheet = sheetOf(config, actorType);
  const computed = field.isReadOnly ? { US: " (read only)", SV: " (skrivskyddad)" } : { US: "", SV: "" };
  return {
    US: `Column ${field.heading} of sheet ${sheet}${computed.US}`,
    SV: `Kolumnen ${field.heading} i bladet ${sheet}${computed.SV}`,
  };
}
