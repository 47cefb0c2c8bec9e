import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { demoWorkbook } from "../demo/demo-workbook.ts";
import { packedParts, rawWorkbook, sheetXml, zipOf } from "../testing/raw-workbook.ts";
import { hasSharedWorkbook, SHARED_WORKBOOK, SHARED_WORKBOOK_MISSING } from "../testing/shared-workbook.ts";
import { Workbook, type WorkbookEdits } from "./workbook.ts";
import { ZipPackage } from "./zip-package.ts";

const path = "C:\\data\\erp.xlsx";
const open = (bytes: Uint8Array): Promise<Workbook> => Workbook.open(bytes, { path });
const cityOfFirst: WorkbookEdits = new Map([
  ["Customer", [{ row: 2, column: 8, value: { kind: "text", text: "Växjö" } }]],
]);

async function problemOf(bytes: Uint8Array): Promise<{ code: string; message: string }> {
  const error: unknown = await open(bytes).catch((problem: unknown) => problem);
  if (error instanceof Error && "code" in error) return { code: String(error.code), message: error.message };
  throw new Error("the bytes were opened as a workbook");
}

/** Names of the parts whose packed bytes differ. */
async function changedParts(before: Uint8Array, after: Uint8Array): Promise<string[]> {
  const [one, other] = await Promise.all([packedParts(before), packedParts(after)]);
  expect([...other.keys()]).toEqual([...one.keys()]);
  return [...one.keys()].filter((name) => !one.get(name)?.equals(other.get(name) ?? Buffer.of()));
}

async function sheetPart(bytes: Uint8Array): Promise<string> {
  return (await ZipPackage.open(bytes)).readText("xl/worksheets/sheet1.xml");
}

/** What two texts have in common at both ends, taken away. */
function middles(before: string, after: string): [string, string] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (before.at(-1 - end) === after.at(-1 - end) && end < Math.min(before.length, after.length) - start)
    end += 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

describe("writing a cell of a workbook", () => {
  const everything = {
    "xl/charts/chart1.xml": "<c:chart xmlns:c='urn:c'/>",
    "xl/vbaProject.bin": Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251),
    "xl/calcChain.xml": "<calcChain/>",
    "customXml/item1.xml": "<anything/>",
  };

  test("copies every other part byte for byte, also what is not known here", async () => {
    const rows = '<row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>';
    const sheets = { Customer: sheetXml(rows), Other: sheetXml("") };
    const before = await rawWorkbook({ sheets, sharedStrings: "<si><t>a</t></si>", extra: everything });
    const workbook = await open(before);
    const after = await workbook.withEdits(
      new Map([["Customer", [{ row: 1, column: 2, value: { kind: "text", text: "new" } }]]]),
    );
    expect(await changedParts(before, after)).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(await sheetPart(after)).toBe(
      sheets.Customer.replace('<c r="B1"><v>2</v></c>', '<c r="B1" t="inlineStr"><is><t>new</t></is></c>'),
    );
  });

  test("changes nothing but that cell in our own workbook", async () => {
    const before = await demoWorkbook();
    const after = await (await open(before)).withEdits(cityOfFirst);
    expect(await changedParts(before, after)).toEqual(["xl/worksheets/sheet1.xml"]);
    const [was, is] = middles(await sheetPart(before), await sheetPart(after));
    expect(is).toContain("Växjö");
    expect(was).not.toContain("<c ");
  });

  test("changes nothing but that cell in ErpClient.xlsx", async ({ skip }) => {
    if (!hasSharedWorkbook) skip(SHARED_WORKBOOK_MISSING);
    const before = await readFile(SHARED_WORKBOOK);
    const after = await (await open(before)).withEdits(cityOfFirst);
    expect(await changedParts(before, after)).toEqual(["xl/worksheets/sheet1.xml"]);
    const original = await sheetPart(before);
    expect(await sheetPart(after)).toBe(
      original.replace(/<c r="H2"[^>]*>.*?<\/c>/, '<c r="H2" s="3" t="inlineStr"><is><t>Växjö</t></is></c>'),
    );
  });

  test("asks Excel to compute anew, in one attribute, where and only where there are formulas", async () => {
    const formula = sheetXml('<row r="1"><c r="A1"><f>Customer!A1*2</f><v>4</v></c></row>');
    const sheets = { Customer: sheetXml('<row r="1"><c r="A1"><v>2</v></c></row>'), Sums: formula };
    const before = await rawWorkbook({ sheets, afterSheets: '<calcPr calcId="7"/>', extra: everything });
    const after = await (await open(before)).withEdits(
      new Map([["Customer", [{ row: 1, column: 1, value: { kind: "number", digits: "3" } }]]]),
    );
    expect(await changedParts(before, after)).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
    const part = async (bytes: Uint8Array) => (await ZipPackage.open(bytes)).readText("xl/workbook.xml");
    expect(await part(after)).toBe((await part(before)).replace('"7"/>', '"7" fullCalcOnLoad="1"/>'));
  });

  test("finds sheets without regard to case", async () => {
    const workbook = await open(await demoWorkbook());
    expect((await workbook.sheet(" customer "))?.name).toBe("Customer");
    expect(await workbook.sheet("Nothing")).toBeNull();
  });
});

describe("what is not a workbook is told apart", () => {
  const ole = (streamName: string): Buffer =>
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(600),
      Buffer.from(streamName, "utf16le"),
    ]);

  test.each([
    ["an empty file", "empty", Buffer.alloc(0)],
    ["a text", "not-a-workbook", Buffer.from("ID;Name\n1;A\n")],
    ["an old workbook", "legacy-xls", ole("Workbook")],
    ["an encrypted workbook", "encrypted", ole("EncryptedPackage")],
    ["another old document", "not-a-workbook", ole("WordDocument")],
    ["an archive that is cut off", "damaged", Buffer.from("PK\u0003\u0004 and no more")],
  ])("%s is answered as %s", async (_, code, bytes) => {
    expect((await problemOf(bytes)).code).toBe(code);
  });

  test("in words that say what it is and what to do", async () => {
    const { message } = await problemOf(Buffer.from("hello"));
    expect(message).toBe(
      `${path} is not an Excel workbook (.xlsx). Open it in Excel and save it as Excel Workbook (.xlsx).`,
    );
  });

  const office = (target: string): string =>
    `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="${target}"/></Relationships>`;

  test.each([
    ["a zip archive of anything", "not-a-workbook", { "a.txt": "a" }],
    [
      "a text document",
      "not-a-workbook",
      {
        "_rels/.rels": office("word/document.xml"),
        "word/document.xml": "<document/>",
        "word/_rels/document.xml.rels": "<Relationships/>",
      },
    ],
    [
      "a binary workbook",
      "binary-xlsb",
      { "_rels/.rels": office("xl/workbook.bin"), "xl/workbook.bin": "b" },
    ],
    [
      "an OpenDocument file",
      "opendocument",
      { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" },
    ],
  ])("%s is answered as %s", async (_, code, parts) => {
    expect((await problemOf(await zipOf(parts))).code).toBe(code);
  });
});

describe("a workbook that unpacks to more than the limits", () => {
  const limits = { partBytes: 1_000_000, totalBytes: 5_000_000, parts: 50 };
  const bomb = "0".repeat(2_000_000);

  test("in one part is refused, and no more than the limit is unpacked", async () => {
    const bytes = await rawWorkbook({
      sheets: { S: sheetXml(`<row r="1"><c r="A1"><v>${bomb}</v></c></row>`) },
    });
    const workbook = await Workbook.open(bytes, { path, limits });
    await expect(workbook.sheet("S")).rejects.toMatchObject({ code: "too-large" });
  });

  test("in all parts together, or in their number, is refused", async () => {
    const extra = { "a.xml": bomb, "b.xml": bomb, "c.xml": bomb };
    const large = await rawWorkbook({ sheets: { S: sheetXml("") }, extra });
    await expect(Workbook.open(large, { path, limits })).rejects.toMatchObject({ code: "too-large" });
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.xml`, "<a/>"]));
    const crowded = await rawWorkbook({ sheets: { S: sheetXml("") }, extra: many });
    await expect(Workbook.open(crowded, { path, limits })).rejects.toMatchObject({ code: "too-large" });
  });
});

test("a part whose content does not fit its checksum is damaged, not read", async () => {
  const bytes = Buffer.from(
    await rawWorkbook({ sheets: { S: sheetXml('<row r="1"/>') }, extra: { "z.xml": "z" } }),
  );
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const data = bytes.indexOf(name) + name.length;
  bytes[data + 60] = (bytes[data + 60] ?? 0) ^ 0xff;
  const workbook = await open(bytes);
  await expect(workbook.sheet("S")).rejects.toMatchObject({ code: "damaged" });
});
