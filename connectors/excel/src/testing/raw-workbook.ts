import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from "@zip.js/zip.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What a test wants in a workbook, as XML. */
export interface RawWorkbook {
  /** Whole XML of each sheet, by name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** `<si>` elements. */
  readonly sharedStrings?: string;
  /** `<numFmt>` elements, and the number format id of each cell format. */
  readonly numFmts?: string;
  readonly cellFormats?: readonly number[];
  /** Attributes of `<workbookPr>`. */
  readonly workbookPr?: string;
  /** What follows `</sheets>`. */
  readonly afterSheets?: string;
  /** Further parts, by name. */
  readonly extra?: Readonly<Record<string, string | Uint8Array>>;
}

/** A whole sheet around its rows. */
export function sheetXml(rows: string, { before = "", after = "" } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

function relationships(entries: readonly (readonly [type: string, target: string])[]): string {
  const items = entries.map(
    ([type, target], at) => `<Relationship Id="r${at}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
}

/** The bytes of a zip archive. */
export async function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, keepOrder: true });
  for (const [name, content] of Object.entries(parts)) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    await zip.add(name, new Uint8ArrayReader(bytes));
  }
  return zip.close();
}

/** The compressed bytes of every entry, by name: equal exactly when nothing was packed anew. */
export async function packedParts(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false }).getEntries();
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    const content = entry.directory ? [] : await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
    parts.set(entry.filename, Buffer.from(content));
  }
  return parts;
}

/** The bytes of a workbook made by hand. */
export async function rawWorkbook(raw: RawWorkbook): Promise<Uint8Array> {
  const names = Object.keys(raw.sheets);
  const formats = (raw.cellFormats ?? [0]).map((id) => `<xf numFmtId="${id}"/>`).join("");
  const sheetList = names
    .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`)
    .join("");
  const targets = [
    ...names.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const),
    ["styles", "styles.xml"] as const,
    ["sharedStrings", "/xl/sharedStrings.xml"] as const,
  ];
  const sheets = Object.values(raw.sheets).map(
    (xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml] as const,
  );
  return zipOf({
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><workbookPr ${raw.workbookPr ?? ""}/><sheets>${sheetList}</sheets>${raw.afterSheets ?? ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(targets),
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><numFmts>${raw.numFmts ?? ""}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${raw.sharedStrings ?? ""}</sst>`,
    ...Object.fromEntries(sheets),
    ...raw.extra,
  });
}
