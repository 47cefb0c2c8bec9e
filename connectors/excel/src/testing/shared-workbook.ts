import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** A workbook of the same layout that was made elsewhere; it is not part of the repository. */
export const SHARED_WORKBOOK = resolve(import.meta.dirname, "../../../../../shared/data/ErpClient.xlsx");
export const hasSharedWorkbook = existsSync(SHARED_WORKBOOK);
export const SHARED_WORKBOOK_MISSING = "ErpClient.xlsx is not there";
