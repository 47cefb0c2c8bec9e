import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeExcelText, encodeExcelText, escapeXml } from "./excel-text.ts";

describe("text of a cell", () => {
  test("comes back as it was, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const wellFormed = text.toWellFormed();
        expect(decodeExcelText(encodeExcelText(wellFormed))).toBe(wellFormed);
      }),
    );
  });

  test("keeps a carriage return, which XML would lose", () => {
    expect(encodeExcelText("a\r\nb")).toBe("a_x000D_\nb");
    expect(decodeExcelText("a_x000D_\nb")).toBe("a\r\nb");
  });

  test("that looks like an escape is escaped itself", () => {
    expect(encodeExcelText("_x0041_")).toBe("_x005F_x0041_");
    expect(decodeExcelText("_x005F_x0041_")).toBe("_x0041_");
  });

  test("cannot break out of its element", () => {
    expect(escapeXml(`<b a="1">&`)).toBe("&lt;b a=&quot;1&quot;&gt;&amp;");
  });
});
