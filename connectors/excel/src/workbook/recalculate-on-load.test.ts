import { describe, expect, test } from "vitest";
import { hasFormulas, recalculateOnLoad } from "./recalculate-on-load.ts";

describe("a workbook with formulas", () => {
  test("is asked to compute them when it is opened next", () => {
    expect(recalculateOnLoad('<workbook><sheets/><calcPr calcId="1"/></workbook>')).toBe(
      '<workbook><sheets/><calcPr calcId="1" fullCalcOnLoad="1"/></workbook>',
    );
    expect(
      recalculateOnLoad('<workbook><sheets/><calcPr fullCalcOnLoad="0" calcId="1"></calcPr></workbook>'),
    ).toBe('<workbook><sheets/><calcPr calcId="1" fullCalcOnLoad="1"></calcPr></workbook>');
  });

  test("without calculation settings gets them in the place that the schema wants", () => {
    expect(recalculateOnLoad("<x:workbook><x:sheets/><x:definedNames/><x:pivotCaches/></x:workbook>")).toBe(
      '<x:workbook><x:sheets/><x:definedNames/><x:calcPr fullCalcOnLoad="1"/><x:pivotCaches/></x:workbook>',
    );
  });

  test("that its owner computes by hand is left alone", () => {
    const manual = '<workbook><sheets/><calcPr calcMode="manual"/></workbook>';
    expect(recalculateOnLoad(manual)).toBe(manual);
  });

  test("is told by the formulas in its cells", () => {
    expect(hasFormulas('<c r="A1"><f>B1</f></c>')).toBe(true);
    expect(hasFormulas('<x:c r="A1"><x:f t="shared" si="0"/></x:c>')).toBe(true);
    expect(hasFormulas('<sheetFormatPr/><c r="A1"><v>1</v></c><filters/>')).toBe(false);
  });
});
