import type { DisplayText } from "@brygga/connector-sdk";

/** What can be missing in a workbook that is one. */
export type TableProblemCode = "sheet-missing" | "key-column-missing" | "list-column-missing";

export interface TableProblemDetails {
  readonly path: string;
  readonly sheet: string;
  /** The sheets that there are, or the headings that were looked for. */
  readonly names: readonly string[];
}

function explain(
  code: TableProblemCode,
  { path, sheet, names }: TableProblemDetails,
): { US: string; SV: string } {
  const all = names.join(", ");
  if (code === "sheet-missing") {
    return {
      US: `The workbook ${path} has no sheet “${sheet}”; it has ${all}. Correct the name of the sheet in the configuration, or leave it blank when there is none.`,
      SV: `Arbetsboken ${path} har inget blad ”${sheet}”; den har ${all}. Rätta bladets namn i konfigurationen, eller lämna det tomt om det inte finns något.`,
    };
  }
  return {
    US: `No heading “${all}” was found in the first rows of sheet “${sheet}” in ${path}. Correct the heading in the sheet or its name in the configuration.`,
    SV: `Ingen rubrik ”${all}” hittades på de första raderna i bladet ”${sheet}” i ${path}. Rätta rubriken i bladet eller namnet i konfigurationen.`,
  };
}

/** Thrown when the workbook does not have what the configuration says. */
export class TableProblem extends Error {
  override readonly name = "TableProblem";
  readonly code: TableProblemCode;
  /** What is missing and what to do, by language. */
  readonly explanation: DisplayText;

  constructor(code: TableProblemCode, details: TableProblemDetails) {
    const explanation = explain(code, details);
    super(explanation.US);
    this.code = code;
    this.explanation = explanation;
  }
}
