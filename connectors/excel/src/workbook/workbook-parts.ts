import { posix } from "node:path";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { DateSystem } from "./date-serial.ts";
import { MalformedPart } from "./malformed-part.ts";
import { isDateFormat } from "./number-format.ts";

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** The value of an attribute whatever its prefix, since only prefixes differ between writers. */
function attribute(tag: SaxesTagPlain, name: string): string | undefined {
  const own = tag.attributes[name];
  if (own !== undefined) return own;
  const prefixed = Object.keys(tag.attributes).find((key) => key.endsWith(`:${name}`));
  return prefixed === undefined ? undefined : tag.attributes[prefixed];
}

interface Handlers {
  open: (name: string, tag: SaxesTagPlain) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

function parse(xml: string, { open, close, text }: Handlers): void {
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => open(localName(tag.name), tag));
  if (close) parser.on("closetag", (tag) => close(localName(tag.name)));
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  parser.on("doctype", () => {
    throw new MalformedPart("it holds a document type definition");
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    throw MalformedPart.from(error);
  }
}

export interface Relationship {
  readonly id: string;
  /** Last word of the relationship type: "worksheet", "styles", "sharedStrings", "officeDocument" … */
  readonly type: string;
  /** Name of the part in the package. */
  readonly target: string;
}

/** The relationships of a part; targets outside the package are left out. */
export function readRelationships(xml: string, partName: string): Relationship[] {
  const found: Relationship[] = [];
  parse(xml, {
    open(name, { attributes }) {
      if (name !== "Relationship" || attributes.TargetMode === "External") return;
      const target = posix.join("/", posix.dirname(partName), attributes.Target ?? "");
      found.push({
        id: attributes.Id ?? "",
        type: posix.basename(attributes.Type ?? ""),
        target: (attributes.Target?.startsWith("/") ? attributes.Target : target).slice(1),
      });
    },
  });
  return found;
}

/** Where the relationships of a part are kept. */
export function relationshipsPart(partName: string): string {
  return posix.join(posix.dirname(partName), "_rels", `${posix.basename(partName)}.rels`);
}

export interface WorkbookPart {
  /** Name of the root element: anything but "workbook" is another kind of document. */
  readonly root: string;
  readonly dateSystem: DateSystem;
  readonly sheets: readonly { readonly name: string; readonly relationshipId: string }[];
}

export function readWorkbookPart(xml: string): WorkbookPart {
  let root = "";
  let dateSystem: DateSystem = "1900";
  const sheets: { name: string; relationshipId: string }[] = [];
  parse(xml, {
    open(name, tag) {
      if (!root) root = name;
      if (name === "workbookPr" && /^(1|true)$/.test(tag.attributes.date1904 ?? "")) dateSystem = "1904";
      if (name !== "sheet") return;
      sheets.push({ name: tag.attributes.name ?? "", relationshipId: attribute(tag, "id") ?? "" });
    },
  });
  return { root, dateSystem, sheets };
}

/** The texts of sharedStrings.xml by index: runs of rich text joined, phonetic hints left out. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let item: string | null = null;
  let isText = false;
  let isPhonetic = false;
  parse(xml, {
    open(name) {
      if (name === "si") item = "";
      if (name === "rPh") isPhonetic = true;
      isText = name === "t";
    },
    text(text) {
      if (isText && !isPhonetic && item !== null) item += text;
    },
    close(name) {
      if (name === "t") isText = false;
      if (name === "rPh") isPhonetic = false;
      if (name !== "si") return;
      strings.push(item ?? "");
      item = null;
    },
  });
  return strings;
}

/** For each cell format (attribute `s` of a cell), whether it shows dates. */
export function readDateStyles(xml: string): boolean[] {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isCellFormat = false;
  parse(xml, {
    open(name, { attributes }) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name === "cellXfs") isCellFormat = true;
      if (name === "xf" && isCellFormat) formats.push(Number(attributes.numFmtId ?? "0"));
    },
    close(name) {
      if (name === "cellXfs") isCellFormat = false;
    },
  });
  return formats.map((formatId) => isDateFormat(formatId, codes.get(formatId)));
}
