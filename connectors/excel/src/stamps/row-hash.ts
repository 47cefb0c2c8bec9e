import { hash } from "node:crypto";
import type { CellValue } from "../workbook/cell-value.ts";

/** Half of SHA-256: enough that two contents of a row never meet, small enough to keep for every row. */
const HASH_CHARACTERS = 22;

/**
 * A fingerprint of what a row says: its values under their headings. Blank cells and formatting leave it as it
 * is, so that adding an empty column or a colour changes no row.
 */
export function rowHash(cells: Iterable<readonly [heading: string, value: CellValue]>): string {
  const content: unknown[] = [];
  for (const [heading, value] of cells) {
    if (value.kind !== "blank") content.push(heading.toLowerCase(), value);
  }
  return hash("sha256", JSON.stringify(content), "base64url").slice(0, HASH_CHARACTERS);
}
