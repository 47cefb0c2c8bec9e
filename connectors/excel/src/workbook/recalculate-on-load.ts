import { SaxesParser } from "saxes";
import { MalformedPart } from "./malformed-part.ts";

const FORMULA = /<(?:[\w.-]+:)?f[\s/>]/;

export function hasFormulas(sheetXml: string): boolean {
  return FORMULA.test(sheetXml);
}

/** What comes before `calcPr` in workbook.xml, in the order of the schema. */
const BEFORE_CALCULATION = new Set(["sheets", "functionGroups", "externalReferences", "definedNames"]);

interface Found {
  calculation: { start: number; end: number; isManual: boolean } | null;
  insertAt: number;
  prefix: string;
}

function find(xml: string): Found {
  const parser = new SaxesParser();
  const found: Found = { calculation: null, insertAt: -1, prefix: "" };
  const start = (): number => xml.lastIndexOf("<", parser.position - 1);
  parser.on("opentag", ({ name, attributes }) => {
    if (!name.endsWith("calcPr")) return;
    found.calculation = { start: start(), end: parser.position, isManual: attributes.calcMode === "manual" };
  });
  parser.on("closetag", ({ name }) => {
    const colon = name.indexOf(":") + 1;
    if (!BEFORE_CALCULATION.has(name.slice(colon))) return;
    found.insertAt = parser.position;
    found.prefix = name.slice(0, colon);
  });
  parser.write(xml).close();
  return found;
}

/**
 * workbook.xml with the request to compute all formulas when the workbook is opened next.
 *
 * A formula cell keeps the value that Excel computed last. After one of its inputs was written from outside,
 * that value is wrong, and Excel would go on showing it. So where a workbook has formulas, and only there,
 * this one attribute is set beside the cells concerned; Excel removes it again when it saves. A workbook that
 * its owner computes by hand (calcMode manual) is left alone.
 */
export function recalculateOnLoad(workbookXml: string): string {
  try {
    const { calculation, insertAt, prefix } = find(workbookXml);
    if (calculation?.isManual) return workbookXml;
    if (!calculation) {
      if (insertAt < 0) return workbookXml;
      return `${workbookXml.slice(0, insertAt)}<${prefix}calcPr fullCalcOnLoad="1"/>${workbookXml.slice(insertAt)}`;
    }
    const tag = workbookXml.slice(calculation.start, calculation.end);
    const without = tag.replace(/\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')/, "");
    const marked = without.replace(/\s*(\/?)>$/, ' fullCalcOnLoad="1"$1>');
    return workbookXml.slice(0, calculation.start) + marked + workbookXml.slice(calculation.end);
  } catch (error) {
    throw MalformedPart.from(error);
  }
}
