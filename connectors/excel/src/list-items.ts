import type { TextMap } from "@brygga/protocol";
import type { ExcelConfig } from "./configuration.ts";
import { columnOf, readTable } from "./table/sheet-table.ts";
import { TableProblem } from "./table/table-problem.ts";
import { readableText } from "./workbook/cell-value.ts";
import type { Workbook } from "./workbook/workbook.ts";

/**
 * The items of a list, text by key, from the sheet of that name; null when there is no such sheet.
 *
 * @throws TableProblem when the sheet has no column for keys or texts
 */
export async function readListItems(
  workbook: Workbook,
  config: ExcelConfig,
  listName: string,
): Promise<TextMap | null> {
  const sheet = await workbook.sheet(listName);
  if (!sheet) return null;
  const table = readTable(sheet, config.KeyColumn);
  const textColumn = table ? columnOf(table, config.ListTextColumn) : null;
  if (!table || textColumn === null) {
    const names = [config.KeyColumn, config.ListTextColumn];
    throw new TableProblem("list-column-missing", { path: workbook.path, sheet: listName, names });
  }
  const items = [...table.rows.values()].map(
    ({ key, row }) => [key, readableText(sheet.value(row, textColumn))] as const,
  );
  return Object.fromEntries(items);
}
