import type { WritableValue } from "./cell-value.ts";
import { type DateSystem, serialOfWallClock } from "./date-serial.ts";
import { encodeExcelText, escapeXml } from "./excel-text.ts";
import { EXCEL_SIGNIFICANT_DIGITS, significantDigits } from "./number-text.ts";

/** Why a cell is not written: it is computed, or Excel cannot hold the value. */
export type UnwritableReason = "formula" | "merged" | "too-long" | "too-many-digits" | "no-such-date";

/** Thrown when a cell cannot be written without losing something. Nothing has been written then. */
export class UnwritableCell extends Error {
  override readonly name = "UnwritableCell";
  readonly reason: UnwritableReason;
  /** Such as "D2". */
  readonly reference: string;

  constructor(reason: UnwritableReason, reference: string) {
    super(`Cell ${reference} cannot be written: ${reason}`);
    this.reason = reason;
    this.reference = reference;
  }
}

/** The most characters that Excel keeps in one cell. */
const MAX_TEXT_LENGTH = 32_767;

/** What the writer has to know of the rest of the workbook. */
export interface EditContext {
  readonly dateSystem: DateSystem;
}

interface RenderedValue {
  readonly type: string;
  /** Given the prefix of the sheet's elements. */
  readonly content: (prefix: string) => string;
}

function renderText(text: string, reference: string): RenderedValue {
  if (text.length > MAX_TEXT_LENGTH) throw new UnwritableCell("too-long", reference);
  const space = /^\s|\s$|\n|\t| {2}/.test(text) ? ' xml:space="preserve"' : "";
  const body = escapeXml(encodeExcelText(text));
  return { type: ' t="inlineStr"', content: (p) => `<${p}is><${p}t${space}>${body}</${p}t></${p}is>` };
}

function renderNumber(digits: string, reference: string): RenderedValue {
  if (significantDigits(digits) > EXCEL_SIGNIFICANT_DIGITS)
    throw new UnwritableCell("too-many-digits", reference);
  return { type: "", content: (p) => `<${p}v>${digits}</${p}v>` };
}

/** The type attribute and the content of a cell that says a value. @throws UnwritableCell */
export function renderValue(
  value: Exclude<WritableValue, { kind: "blank" }>,
  reference: string,
  { dateSystem }: EditContext,
): RenderedValue {
  if (value.kind === "text") return renderText(value.text, reference);
  if (value.kind === "number") return renderNumber(value.digits, reference);
  if (value.kind === "boolean") {
    return { type: ' t="b"', content: (p) => `<${p}v>${value.value ? 1 : 0}</${p}v>` };
  }
  const serial = serialOfWallClock(value.wallClock, dateSystem);
  if (serial === null) throw new UnwritableCell("no-such-date", reference);
  return { type: "", content: (p) => `<${p}v>${serial}</${p}v>` };
}
