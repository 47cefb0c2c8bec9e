import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";
import { ConnectorError, type DisplayText, joinDisplayTexts } from "@brygga/connector-sdk";
import { type ActorTable, complaintsAbout, readActorTable } from "./actor-table.ts";
import { EXCEL_ACTOR_TYPES, type ExcelConfig } from "./configuration.ts";
import { actorTypesOf, type ExcelErp } from "./excel-erp.ts";
import { readListItems } from "./list-items.ts";
import { columnOf } from "./table/sheet-table.ts";
import { TableProblem } from "./table/table-problem.ts";
import { findOpenElsewhere } from "./workbook/open-elsewhere.ts";
import type { Workbook } from "./workbook/workbook.ts";
import { WorkbookProblem } from "./workbook/workbook-problem.ts";

/** The path is replaced by rename, so both the file and its folder have to be writable. */
async function assertWritable(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    await access(dirname(path), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new WorkbookProblem("no-permission", { path, cause: error });
  }
}

async function assertLists(workbook: Workbook, config: ExcelConfig, { fields }: ActorTable): Promise<void> {
  for (const { type, listName } of fields) {
    if (type !== "List" || (await readListItems(workbook, config, listName))) continue;
    throw new TableProblem("sheet-missing", {
      path: workbook.path,
      sheet: listName,
      names: workbook.sheetNames,
    });
  }
}

function assertParentColumn(
  workbook: Workbook,
  { ParentKeyColumn }: ExcelConfig,
  { table }: ActorTable,
): void {
  if (!ParentKeyColumn.trim() || columnOf(table, ParentKeyColumn) !== null) return;
  const { path } = workbook;
  throw new TableProblem("key-column-missing", { path, sheet: table.sheet.name, names: [ParentKeyColumn] });
}

function assertAnySheet(config: ExcelConfig): void {
  if (actorTypesOf(config, EXCEL_ACTOR_TYPES).length > 0) return;
  throw new ConnectorError({
    userExplanation: {
      US: "No sheet is named. Name at least one sheet with customers, suppliers, partners, persons or projects.",
      SV: "Inget blad är angivet. Ange minst ett blad med kunder, leverantörer, partner, personer eller projekt.",
    },
    errorCode: "INVALID_CONFIGURATION",
  });
}

async function openElsewhereText(path: string): Promise<DisplayText[]> {
  const open = await findOpenElsewhere(path);
  if (!open) return [];
  const us = open.user ? ` by ${open.user}` : "";
  const sv = open.user ? ` av ${open.user}` : "";
  return [
    {
      US: `The workbook is open in ${open.program}${us}. It can be read; changes from the CRM wait until it is closed.`,
      SV: `Arbetsboken är öppen i ${open.program}${sv}. Den kan läsas; ändringar från CRM väntar tills den stängs.`,
    },
  ];
}

/**
 * Checks that a workbook is what the configuration says: a workbook, writable, with the named sheets, key
 * columns and lists. Answers what should be mended although it works; null when there is nothing.
 *
 * @throws WorkbookProblem, TableProblem, ConnectorError for what does not work
 */
export async function testConfiguration(erp: ExcelErp, config: ExcelConfig): Promise<DisplayText | null> {
  assertAnySheet(config);
  const notes = await erp.look(config, async (workbook) => {
    const texts: DisplayText[] = [];
    for (const actorType of actorTypesOf(config, EXCEL_ACTOR_TYPES)) {
      const actors = await readActorTable(workbook, { actorType, config });
      await assertLists(workbook, config, actors);
      if (actorType === "Person") assertParentColumn(workbook, config, actors);
      const complaints = complaintsAbout(actors);
      if (complaints) texts.push(complaints);
    }
    await assertWritable(workbook.path);
    return [...texts, ...(await openElsewhereText(workbook.path))];
  });
  return notes.length === 0 ? null : joinDisplayTexts(notes, " ");
}
