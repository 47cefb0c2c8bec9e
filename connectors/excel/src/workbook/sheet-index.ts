import { SaxesParser, type SaxesTagPlain } from "saxes";
import { type CellRange, parseCellRange, parseCellReference } from "./cell-reference.ts";
import { MalformedPart } from "./malformed-part.ts";

/** One `<c>` element: what it holds, and from which to which character of the sheet's XML it stands. */
export interface IndexedCell {
  readonly column: number;
  readonly start: number;
  end: number;
  /** Index into the cell formats; null when the element names none. */
  readonly style: number | null;
  /** Attribute `t`: "n" (also when missing), "s", "str", "inlineStr", "b", "e", "d". */
  readonly type: string;
  /** Text of `<v>`; null when there is none. */
  value: string | null;
  /** Text of `<is>` without phonetic hints; null when there is none. */
  inline: string | null;
  hasFormula: boolean;
}

/** One `<row>` element with its cells by column. */
export interface IndexedRow {
  readonly row: number;
  readonly start: number;
  /** First character after the opening tag. */
  readonly openEnd: number;
  readonly isSelfClosing: boolean;
  /** First character of the closing tag. */
  contentEnd: number;
  end: number;
  /** Format of cells that are not there; null when the row sets none. */
  readonly style: number | null;
  readonly cells: Map<number, IndexedCell>;
}

/**
 * Everything of one sheet that reading and writing need. Reader and writer use the same positions, so that
 * what is read is what gets written over.
 */
export interface SheetIndex {
  readonly xml: string;
  readonly rows: Map<number, IndexedRow>;
  /** `""` or a namespace prefix with its colon. */
  readonly prefix: string;
  readonly sheetData: { openEnd: number; isSelfClosing: boolean; start: number; contentEnd: number };
  readonly dimension: { start: number; end: number; range: CellRange | null } | null;
  readonly columnStyles: readonly { first: number; last: number; style: number }[];
  /** Cells that belong to an array formula or a data table without holding it themselves. */
  readonly formulaRanges: readonly CellRange[];
  readonly mergedRanges: readonly CellRange[];
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
const numberOr = (text: string | undefined, otherwise: number): number =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
const styleOf = (text: string | undefined): number | null => (text === undefined ? null : numberOr(text, 0));

/** Walks the XML of a sheet once. Its fields are where the walk is; `index` is the result. */
class SheetWalk {
  readonly #xml: string;
  readonly #parser = new SaxesParser();
  readonly #rows = new Map<number, IndexedRow>();
  readonly #columnStyles: { first: number; last: number; style: number }[] = [];
  readonly #formulaRanges: CellRange[] = [];
  readonly #mergedRanges: CellRange[] = [];
  #prefix = "";
  #rootSeen = false;
  #sheetData: SheetIndex["sheetData"] | null = null;
  // Form controls further down have elements called "row", too.
  #isInSheetData = false;
  #dimension: SheetIndex["dimension"] = null;
  #row: IndexedRow | null = null;
  #lastRow = 0;
  #cell: IndexedCell | null = null;
  #lastColumn = 0;
  #text: string | null = null;
  #isPhonetic = false;

  constructor(xml: string) {
    this.#xml = xml;
  }

  walk(): SheetIndex {
    this.#parser.on("opentag", (tag) => this.#open(tag));
    this.#parser.on("closetag", (tag) => this.#close(localName(tag.name)));
    this.#parser.on("text", (text) => this.#characters(text));
    this.#parser.on("cdata", (text) => this.#characters(text));
    this.#parser.on("doctype", () => {
      throw new MalformedPart("it holds a document type definition");
    });
    this.#parser.write(this.#xml).close();
    if (!this.#sheetData) throw new MalformedPart("it holds no <sheetData>");
    return {
      xml: this.#xml,
      rows: this.#rows,
      prefix: this.#prefix,
      sheetData: this.#sheetData,
      dimension: this.#dimension,
      columnStyles: this.#columnStyles,
      formulaRanges: this.#formulaRanges,
      mergedRanges: this.#mergedRanges,
    };
  }

  #characters(text: string): void {
    if (this.#text !== null && !this.#isPhonetic) this.#text += text;
  }

  // "<" cannot stand inside a tag, so the nearest one before its ">" opens it.
  #tagStart(): number {
    return this.#xml.lastIndexOf("<", this.#parser.position - 1);
  }

  #open(tag: SaxesTagPlain): void {
    const name = localName(tag.name);
    if (!this.#rootSeen) this.#openRoot(name);
    if (name === "sheetData") this.#openSheetData(tag);
    else if (name === "dimension") this.#openDimension(tag);
    else if (name === "row" && this.#isInSheetData) this.#openRow(tag);
    else if (name === "c" && this.#row) this.#openCell(tag);
    else if (name === "col") this.#openColumn(tag);
    else if (name === "mergeCell") pushRange(this.#mergedRanges, tag.attributes.ref);
    else if (this.#cell) this.#openInCell(name, tag);
  }

  #openRoot(name: string): void {
    this.#rootSeen = true;
    if (name !== "worksheet") throw new MalformedPart(`it is a <${name}>, not a worksheet`);
  }

  #openSheetData(tag: SaxesTagPlain): void {
    this.#prefix = tag.name.includes(":") ? tag.name.slice(0, tag.name.indexOf(":") + 1) : "";
    const at = this.#parser.position;
    this.#isInSheetData = true;
    this.#sheetData = {
      start: this.#tagStart(),
      openEnd: at,
      contentEnd: at,
      isSelfClosing: tag.isSelfClosing,
    };
  }

  #openDimension(tag: SaxesTagPlain): void {
    const range = parseCellRange(tag.attributes.ref ?? "");
    this.#dimension = { start: this.#tagStart(), end: this.#parser.position, range };
  }

  #openColumn({ attributes }: SaxesTagPlain): void {
    const style = styleOf(attributes.style);
    if (style === null) return;
    this.#columnStyles.push({ first: numberOr(attributes.min, 0), last: numberOr(attributes.max, 0), style });
  }

  #openRow(tag: SaxesTagPlain): void {
    const row = numberOr(tag.attributes.r, this.#lastRow + 1);
    if (row <= this.#lastRow) throw new MalformedPart(`row ${row} comes after row ${this.#lastRow}`);
    const at = this.#parser.position;
    this.#lastRow = row;
    this.#lastColumn = 0;
    this.#row = {
      row,
      start: this.#tagStart(),
      openEnd: at,
      contentEnd: at,
      end: at,
      isSelfClosing: tag.isSelfClosing,
      style: tag.attributes.customFormat ? styleOf(tag.attributes.s) : null,
      cells: new Map(),
    };
    this.#rows.set(row, this.#row);
  }

  #openCell({ attributes }: SaxesTagPlain): void {
    const column = parseCellReference(attributes.r ?? "")?.column ?? this.#lastColumn + 1;
    if (column <= this.#lastColumn) throw new MalformedPart(`cell ${attributes.r} is out of order`);
    this.#lastColumn = column;
    this.#cell = {
      column,
      start: this.#tagStart(),
      end: this.#parser.position,
      style: styleOf(attributes.s),
      type: attributes.t ?? "n",
      value: null,
      inline: null,
      hasFormula: false,
    };
    this.#row?.cells.set(column, this.#cell);
  }

  #openInCell(name: string, { attributes }: SaxesTagPlain): void {
    if (name === "rPh") this.#isPhonetic = true;
    else if (name === "is" && this.#cell) this.#cell.inline = "";
    else if (name === "v" || name === "t") this.#text = "";
    else if (name === "f" && this.#cell) {
      this.#cell.hasFormula = true;
      if (attributes.t === "array" || attributes.t === "dataTable") {
        pushRange(this.#formulaRanges, attributes.ref);
      }
    }
  }

  #close(name: string): void {
    if (name === "sheetData" && this.#sheetData) this.#closeSheetData(this.#sheetData);
    else if (name === "row" && this.#row) this.#closeRow(this.#row);
    else if (name === "c" && this.#cell) this.#closeCell(this.#cell);
    else if (this.#cell) this.#closeInCell(name, this.#cell);
  }

  #closeSheetData(sheetData: SheetIndex["sheetData"]): void {
    this.#isInSheetData = false;
    if (!sheetData.isSelfClosing) sheetData.contentEnd = this.#tagStart();
  }

  #closeRow(row: IndexedRow): void {
    if (!row.isSelfClosing) row.contentEnd = this.#tagStart();
    row.end = this.#parser.position;
    this.#row = null;
  }

  #closeCell(cell: IndexedCell): void {
    cell.end = this.#parser.position;
    this.#cell = null;
  }

  #closeInCell(name: string, cell: IndexedCell): void {
    if (name === "rPh") this.#isPhonetic = false;
    if (name === "v") cell.value = this.#text;
    if (name === "t" && !this.#isPhonetic) cell.inline = (cell.inline ?? "") + (this.#text ?? "");
    if (name === "v" || name === "t") this.#text = null;
  }
}

function pushRange(ranges: CellRange[], reference: string | undefined): void {
  const range = parseCellRange(reference ?? "");
  if (range) ranges.push(range);
}

/**
 * Indexes the XML of one worksheet.
 *
 * @throws MalformedPart when it is not the well-formed XML of a worksheet with rows and cells in order.
 */
export function indexSheet(xml: string): SheetIndex {
  try {
    return new SheetWalk(xml).walk();
  } catch (error) {
    throw MalformedPart.from(error);
  }
}
