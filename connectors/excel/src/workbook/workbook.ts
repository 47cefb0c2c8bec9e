import { BLANK, type CellContext, type CellValue, readCellValue } from "./cell-value.ts";
import type { DateSystem } from "./date-serial.ts";
import { MalformedPart } from "./malformed-part.ts";
import { hasFormulas, recalculateOnLoad } from "./recalculate-on-load.ts";
import { type CellEdit, checkEdit, editSheet, styleOfMissingCell } from "./sheet-edit.ts";
import { type IndexedCell, indexSheet, type SheetIndex } from "./sheet-index.ts";
import { problemOfBytes, problemOfPackage } from "./workbook-kind.ts";
import {
  type Relationship,
  readDateStyles,
  readRelationships,
  readSharedStrings,
  readWorkbookPart,
  relationshipsPart,
} from "./workbook-parts.ts";
import { WorkbookProblem } from "./workbook-problem.ts";
import { type PackageLimits, PackageTooLarge, ZipPackage } from "./zip-package.ts";

/** One worksheet, indexed. */
export class Sheet {
  readonly name: string;
  readonly index: SheetIndex;
  readonly #context: CellContext;
  /** Values that were read before: dates and decimals cost more to read than to keep. */
  readonly #values = new Map<IndexedCell, CellValue>();

  constructor(name: string, index: SheetIndex, context: CellContext) {
    this.name = name;
    this.index = index;
    this.#context = context;
  }

  /** Numbers of the rows that the sheet holds, ascending. */
  get rowNumbers(): readonly number[] {
    return [...this.index.rows.keys()];
  }

  value(row: number, column: number): CellValue {
    const cell = this.index.rows.get(row)?.cells.get(column);
    if (!cell) return BLANK;
    const known = this.#values.get(cell);
    if (known) return known;
    const value = readCellValue(cell, this.#context);
    this.#values.set(cell, value);
    return value;
  }

  /** Columns of a row that hold an element, be it blank; ascending. */
  columnsOf(row: number): readonly number[] {
    return [...(this.index.rows.get(row)?.cells.keys() ?? [])];
  }

  /** The cell format in force at a place; null when none is set. */
  styleAt(row: number, column: number): number | null {
    const cell = this.index.rows.get(row)?.cells.get(column);
    return cell ? cell.style : styleOfMissingCell(this.index, row, column);
  }

  isDateStyle(style: number | null): boolean {
    return this.#context.isDateStyle(style ?? 0);
  }

  /** Whether a cell is computed, so that it can be read but never written. */
  isFormula(row: number, column: number): boolean {
    return this.index.rows.get(row)?.cells.get(column)?.hasFormula ?? false;
  }

  /** Whether a cell says something or computes something. */
  isOccupied(row: number, column: number): boolean {
    return this.isFormula(row, column) || this.value(row, column).kind !== "blank";
  }

  /** Checks that an edit could be written. @throws UnwritableCell */
  check(edit: CellEdit): void {
    checkEdit(this.index, edit, this.#context);
  }
}

interface Parts {
  readonly workbookName: string;
  readonly workbookXml: string;
  readonly sheets: readonly { readonly name: string; readonly partName: string }[];
  readonly context: CellContext;
  readonly dateSystem: DateSystem;
  /** First cell format that shows dates; null when the workbook has none. */
  readonly dateStyle: number | null;
}

/** The cells to write, by name of the sheet. */
export type WorkbookEdits = ReadonlyMap<string, readonly CellEdit[]>;

/** An .xlsx or .xlsm file in memory. It never changes; {@link withEdits} answers the bytes of a new one. */
export class Workbook {
  readonly path: string;
  readonly #zip: ZipPackage;
  readonly #parts: Parts;
  readonly #sheets = new Map<string, Promise<Sheet>>();
  #formulas: Promise<boolean> | null = null;

  private constructor(path: string, zip: ZipPackage, parts: Parts) {
    this.path = path;
    this.#zip = zip;
    this.#parts = parts;
  }

  /**
   * Opens a workbook. The path serves messages only.
   *
   * @throws WorkbookProblem for anything that is not a readable workbook
   */
  static async open(
    bytes: Uint8Array,
    { path, limits }: { path: string; limits?: PackageLimits },
  ): Promise<Workbook> {
    const code = problemOfBytes(bytes);
    if (code) throw new WorkbookProblem(code, { path });
    return explained(path, "the archive", async () => {
      const zip = await ZipPackage.open(bytes, limits);
      return new Workbook(path, zip, await readParts(zip, path));
    });
  }

  get sheetNames(): readonly string[] {
    return this.#parts.sheets.map(({ name }) => name);
  }

  /** Format for dates where the cell itself has none; null when the workbook knows no date format. */
  get dateStyle(): number | null {
    return this.#parts.dateStyle;
  }

  get dateSystem(): DateSystem {
    return this.#parts.dateSystem;
  }

  /** A sheet by name, without regard to case; null when there is none. @throws WorkbookProblem when it is damaged */
  async sheet(name: string): Promise<Sheet | null> {
    const wanted = name.trim().toLowerCase();
    const entry = this.#parts.sheets.find((sheet) => sheet.name.trim().toLowerCase() === wanted);
    if (!entry) return null;
    let sheet = this.#sheets.get(entry.partName);
    if (!sheet) {
      sheet = this.#readSheet(entry);
      this.#sheets.set(entry.partName, sheet);
    }
    return sheet;
  }

  /**
   * The bytes of this workbook with some cells written. All other parts are copied as they are, compressed
   * bytes and all (see {@link recalculateOnLoad} for the one attribute that formulas make necessary).
   *
   * @throws UnwritableCell
   */
  async withEdits(edits: WorkbookEdits): Promise<Uint8Array> {
    return explained(this.path, "the workbook", async () => {
      const replaced = new Map<string, string>();
      for (const [name, ofSheet] of edits) {
        const entry = this.#parts.sheets.find((sheet) => sheet.name === name);
        const sheet = await this.sheet(name);
        if (!entry || !sheet) throw new MalformedPart(`it has no sheet ${name}`);
        replaced.set(entry.partName, editSheet(sheet.index, ofSheet, this.#parts));
      }
      this.#formulas ??= this.#hasFormulas();
      if (await this.#formulas) {
        const marked = recalculateOnLoad(this.#parts.workbookXml);
        if (marked !== this.#parts.workbookXml) replaced.set(this.#parts.workbookName, marked);
      }
      return this.#zip.replace(replaced);
    });
  }

  async #hasFormulas(): Promise<boolean> {
    for (const { partName } of this.#parts.sheets) {
      if (this.#zip.has(partName) && hasFormulas(await this.#zip.readText(partName))) return true;
    }
    return false;
  }

  async #readSheet({ name, partName }: { name: string; partName: string }): Promise<Sheet> {
    return explained(this.path, `sheet “${name}”`, async () => {
      return new Sheet(name, indexSheet(await this.#zip.readText(partName)), this.#parts.context);
    });
  }
}

/** Turns what can go wrong inside the archive into the workbook problem that it is. */
async function explained<T>(path: string, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PackageTooLarge) {
      throw new WorkbookProblem("too-large", { path, detail: error.message, cause: error });
    }
    if (error instanceof MalformedPart) {
      throw new WorkbookProblem("damaged", { path, detail: `${what}: ${error.message}`, cause: error });
    }
    throw error;
  }
}

async function readParts(zip: ZipPackage, path: string): Promise<Parts> {
  const workbookName = await findWorkbookPart(zip, path);
  const workbookXml = await zip.readText(workbookName);
  const workbook = readWorkbookPart(workbookXml);
  if (workbook.root !== "workbook") throw new WorkbookProblem(problemOfPackage(zip), { path });
  const related = readRelationships(await zip.readText(relationshipsPart(workbookName)), workbookName);
  const dateStyles = await readRelated(zip, related, { type: "styles", read: readDateStyles });
  const firstDateStyle = dateStyles.indexOf(true);
  return {
    workbookName,
    workbookXml,
    dateSystem: workbook.dateSystem,
    dateStyle: firstDateStyle < 0 ? null : firstDateStyle,
    sheets: workbook.sheets.flatMap(({ name, relationshipId }) => {
      const part = related.find(({ id }) => id === relationshipId);
      return part?.type === "worksheet" ? [{ name, partName: part.target }] : [];
    }),
    context: {
      sharedStrings: await readRelated(zip, related, { type: "sharedStrings", read: readSharedStrings }),
      dateSystem: workbook.dateSystem,
      isDateStyle: (style) => dateStyles[style] ?? false,
    },
  };
}

async function findWorkbookPart(zip: ZipPackage, path: string): Promise<string> {
  if (!zip.has("_rels/.rels")) throw new WorkbookProblem(problemOfPackage(zip), { path });
  const related = readRelationships(await zip.readText("_rels/.rels"), "");
  const main = related.find(({ type }) => type === "officeDocument");
  if (!main || !/\.xml$/i.test(main.target)) throw new WorkbookProblem(problemOfPackage(zip), { path });
  return main.target;
}

async function readRelated<T>(
  zip: ZipPackage,
  related: readonly Relationship[],
  { type, read }: { type: string; read: (xml: string) => T[] },
): Promise<T[]> {
  const part = related.find((relationship) => relationship.type === type);
  return part && zip.has(part.target) ? read(await zip.readText(part.target)) : [];
}
