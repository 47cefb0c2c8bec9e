import { decodeValue, encodeValue } from "@brygga/protocol";
import { BLANK, type CellValue, readableText, type WritableValue } from "../workbook/cell-value.ts";
import { type DateSystem, wallClockOfSerial } from "../workbook/date-serial.ts";
import type { TableField } from "./table-field.ts";

/** How a cell's value is written before the field's type is applied. */
function bareText(value: CellValue, type: TableField["type"], dateSystem: DateSystem): string {
  if (type === "Checkbox" && value.kind === "boolean") return value.value ? "1" : "0";
  // A date whose format was lost is a plain number in the file.
  if (type === "Datetime" && value.kind === "number") {
    return wallClockOfSerial(value.digits, dateSystem) ?? value.digits;
  }
  return type === "Datetime" && value.kind === "date" ? value.wallClock : readableText(value);
}

/**
 * A cell as it travels. What cannot be read as the field's type travels as it stands, so that the receiver can
 * report it. null where the cell holds an error such as `#REF!`: it says nothing, which is not the same as blank.
 */
export function wireOfCell(value: CellValue, field: TableField, dateSystem: DateSystem): string | null {
  if (value.kind === "error") return null;
  if (value.kind === "blank") return "";
  const bare = bareText(value, field.type, dateSystem);
  const decoded = decodeValue(field.type, bare);
  return decoded.ok ? encodeValue(field.type, decoded.value) : bare;
}

/** What to do with a cell so that it says a value that travelled. */
export type CellChange =
  | { readonly do: "nothing" }
  | { readonly do: "write"; readonly value: WritableValue }
  | { readonly do: "refuse"; readonly text: string };

// Without a leading zero, and short enough that Excel keeps every digit.
const IDENTIFYING_NUMBER = /^(0|-?[1-9]\d{0,14})$/;

/** The cell's present kind is kept where the value allows it: numbers stay numbers, TRUE and FALSE stay so. */
function writable(canonical: string, field: TableField, current: CellValue): WritableValue {
  if (canonical === "") return BLANK;
  const kind = current.kind === "blank" ? field.holds : current.kind;
  switch (field.type) {
    case "Integer":
    case "Double":
      return { kind: "number", digits: canonical };
    case "Checkbox":
      if (kind === "boolean") return { kind: "boolean", value: canonical === "1" };
      return { kind: "number", digits: canonical };
    case "Datetime":
      return { kind: "date", wallClock: canonical };
    default:
      return kind === "number" && IDENTIFYING_NUMBER.test(canonical)
        ? { kind: "number", digits: canonical }
        : { kind: "text", text: canonical };
  }
}

/** Compares what travelled with what a cell says, and finds what to write. */
export function changeOfCell(
  wire: string,
  field: TableField,
  { current, dateSystem }: { current: CellValue; dateSystem: DateSystem },
): CellChange {
  // A cell that could not be read travels back as it was sent, and stays.
  if (wire === wireOfCell(current, field, dateSystem)) return { do: "nothing" };
  const decoded = decodeValue(field.type, wire);
  if (!decoded.ok) return { do: "refuse", text: decoded.text };
  if (encodeValue(field.type, decoded.value) === wireOfCell(current, field, dateSystem))
    return { do: "nothing" };
  return { do: "write", value: writable(decoded.value, field, current) };
}
