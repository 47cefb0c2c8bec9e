import { type DateSystem, wallClockOfSerial } from "./date-serial.ts";
import { decodeExcelText } from "./excel-text.ts";
import { numberOfCell } from "./number-text.ts";
import type { IndexedCell } from "./sheet-index.ts";

/** What a cell says. `digits` is a plain decimal, `wallClock` a local time such as `2013-05-13T13:50:48`. */
export type CellValue =
  | { readonly kind: "blank" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly digits: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "date"; readonly wallClock: string }
  | { readonly kind: "error"; readonly code: string };

/** What can be written into a cell. */
export type WritableValue = Exclude<CellValue, { kind: "error" }>;

export const BLANK: CellValue & { kind: "blank" } = { kind: "blank" };

/** What the other parts of the workbook say that a cell refers to. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  readonly dateSystem: DateSystem;
  /** Whether the cell format of this index shows dates. */
  readonly isDateStyle: (style: number) => boolean;
}

function textValue(stored: string): CellValue {
  return stored === "" ? BLANK : { kind: "text", text: decodeExcelText(stored) };
}

function numberValue(stored: string, cell: IndexedCell, context: CellContext): CellValue {
  if (context.isDateStyle(cell.style ?? 0)) {
    const wallClock = wallClockOfSerial(stored, context.dateSystem);
    if (wallClock !== null) return { kind: "date", wallClock };
  }
  const digits = numberOfCell(stored);
  return digits === null ? textValue(stored) : { kind: "number", digits };
}

function isoDateValue(stored: string): CellValue {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?/.exec(stored);
  return parts ? { kind: "date", wallClock: `${parts[1]}T${parts[2] ?? "00:00:00"}` } : textValue(stored);
}

/** The value of a cell; of a formula, the value that Excel computed last. */
export function readCellValue(cell: IndexedCell, context: CellContext): CellValue {
  if (cell.type === "inlineStr") return textValue(cell.inline ?? "");
  const stored = cell.value ?? "";
  if (stored === "") return BLANK;
  switch (cell.type) {
    case "s":
      return textValue(context.sharedStrings[Number(stored)] ?? "");
    case "str":
      return textValue(stored);
    case "b":
      return { kind: "boolean", value: stored.trim() === "1" || stored.trim() === "true" };
    case "e":
      return { kind: "error", code: stored };
    case "d":
      return isoDateValue(stored);
    default:
      return numberValue(stored.trim(), cell, context);
  }
}

/** A value as plain text: digits, `TRUE`, a date as `2013-05-13` with its time where it has one. */
export function readableText(value: CellValue): string {
  switch (value.kind) {
    case "blank":
      return "";
    case "text":
      return value.text;
    case "number":
      return value.digits;
    case "boolean":
      return value.value ? "TRUE" : "FALSE";
    case "date":
      return value.wallClock.replace(/T00:00:00$/, "");
    case "error":
      return value.code;
  }
}
