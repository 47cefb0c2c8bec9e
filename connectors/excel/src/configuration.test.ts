import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type BuiltSheet, buildWorkbook } from "./demo/build-workbook.ts";
import { type ExcelHarness, excelHarness } from "./testing/excel-harness.ts";
import { excelOwnerFile } from "./testing/owner-files.ts";
import { saveAsPerson } from "./testing.ts";

const general = (...headings: string[]): BuiltSheet["columns"] =>
  headings.map((heading) => ({ heading, format: "general" as const }));

const kunder: BuiltSheet = {
  name: "Kunder",
  columns: [
    { heading: "Nyckel", format: "text" },
    { heading: "NAME", format: "text" },
    { heading: "Betald", format: "integer" },
    { heading: "Sedan", format: "date" },
    { heading: "Rabatt", format: "decimal" },
    { heading: "Antal", format: "integer" },
    { heading: "Land", format: "text" },
    { heading: "Tom", format: "dateTime" },
    { heading: "Ändrad", format: "dateTime" },
  ],
  rows: [
    [
      "K-1",
      "Ett AB",
      1,
      { wallClock: "2020-01-02" },
      2.5,
      3,
      "SE",
      null,
      { wallClock: "2026-01-01T10:00:00" },
    ],
    ["K-2", "Två AB", 0, { wallClock: "2021-01-02" }, 3, 4, "NO", null, null],
  ],
};
const lander: BuiltSheet = {
  name: "Länder",
  columns: general("Nyckel", "Namn"),
  rows: [
    ["SE", "Sverige"],
    ["NO", "Norge"],
  ],
};

const OTHER = {
  File: "erp.xlsx",
  CustomerSheet: "kunder",
  SupplierSheet: "",
  PersonSheet: "",
  ProjectSheet: "",
  KeyColumn: "nyckel",
  StampColumn: "Ändrad",
  ListTextColumn: "Namn",
  ColumnTypes: "Betald=Checkbox; Land=List:Länder",
};

async function otherWorkbook(sheets: readonly BuiltSheet[] = [kunder, lander]): Promise<ExcelHarness> {
  const harness = await excelHarness();
  await saveAsPerson(harness.path, await buildWorkbook(sheets));
  await harness.configure(OTHER);
  return harness;
}

async function typesOf(harness: ExcelHarness): Promise<Record<string, string>> {
  const { fieldMetadata } = await harness.call("getSupportedActorTypeFields", { actorType: "Customer" });
  return Object.fromEntries((fieldMetadata ?? []).map(({ fieldKey, fieldType }) => [fieldKey, fieldType]));
}

describe("another workbook works by configuration:", () => {
  test("its file, sheets and columns can have any names", async () => {
    const harness = await otherWorkbook();
    expect(await harness.call("testConfigData", { connectionInfo: OTHER })).toMatchObject({
      isOk: true,
      state: "Ok",
    });
    expect((await harness.call("getSupportedActorTypes", {})).items).toEqual(["Customer"]);
    expect((await harness.actor("Customer", "K-1", ["NAME", "Land"])).fieldValues).toEqual({
      NAME: "Ett AB",
      Land: "SE",
    });
    expect((await harness.call("getList", { listName: "Länder" })).listItems).toEqual({
      SE: "Sverige",
      NO: "Norge",
    });
  });

  test("the types of its fields are seen from the cells, unless they are configured", async () => {
    expect(await typesOf(await otherWorkbook())).toEqual({
      Nyckel: "Text",
      NAME: "Text",
      Betald: "Checkbox",
      Sedan: "Datetime",
      Rabatt: "Double",
      Antal: "Integer",
      Land: "List",
      Tom: "Datetime",
    });
  });

  test("a type that was told stays, whatever is typed into the column later", async () => {
    const harness = await otherWorkbook();
    await typesOf(harness);
    const bytes = await buildWorkbook([
      {
        ...kunder,
        rows: [
          ["K-1", "Ett AB", 1, null, 2.5, "oklart"],
          ["K-2", "Två AB", 0, null, 3, 4],
        ],
      },
      lander,
    ]);
    await saveAsPerson(harness.path, bytes);
    expect((await typesOf(harness)).Antal).toBe("Integer");
    expect((await harness.actor("Customer", "K-1", ["Antal"])).fieldValues).toEqual({ Antal: "oklart" });
    const saved = await harness.save(await harness.actor("Customer", "K-2", []), { Antal: "[I:9]" });
    expect(saved.actors).toMatchObject([{ fieldValues: { Antal: "[I:9]" } }]);
    await harness.configure(OTHER);
    expect((await typesOf(harness)).Antal).toBe("Text");
  });

  test("the heading row may stand below titles", async () => {
    const titled: BuiltSheet = {
      name: "Kunder",
      columns: general("Kunder hos oss", "", ""),
      rows: [
        ["utskrift", null, null],
        ["Nyckel", "NAME", "Antal"],
        ["K-7", "Sju AB", 7],
      ],
    };
    const harness = await otherWorkbook([titled, lander]);
    expect((await harness.actor("Customer", "K-7", ["NAME"])).fieldValues).toEqual({ NAME: "Sju AB" });
  });

  test("new keys go on from the numbers that there are, beside keys of other kinds", async () => {
    const harness = await otherWorkbook();
    const actor = {
      actorType: "Customer",
      erpKey: "",
      lastModified: "",
      parentActorType: "",
      parentErpKey: "",
      fieldValues: { NAME: "Ny" },
    };
    expect((await harness.call("createActor", { actor })).actor?.erpKey).toBe("1");
  });
});

describe("the test of the configuration answers clearly", () => {
  const answerTo = async (harness: ExcelHarness, values: Record<string, string>) => {
    const connectionInfo = { File: harness.path, ...values };
    const answer = await harness.call("testConfigData", { connectionInfo });
    return answer;
  };

  test.each([
    ["a file that is missing", { File: "none.xlsx" }, "WORKBOOK_MISSING", /There is no file .*none\.xlsx/],
    ["a folder", { File: "." }, "WORKBOOK_FOLDER", /is a folder, not a workbook/],
    [
      "a sheet that is missing",
      { CustomerSheet: "Kunder" },
      "WORKBOOK_SHEET_MISSING",
      /has no sheet “Kunder”; it has Customer, Supplier, Project, Person/,
    ],
    [
      "a key column that is missing",
      { KeyColumn: "Key" },
      "WORKBOOK_KEY_COLUMN_MISSING",
      /No heading “Key” was found in the first rows of sheet “Customer”/,
    ],
    [
      "a list that is missing",
      { CustomerGroupSheet: "Groups" },
      "WORKBOOK_SHEET_MISSING",
      /has no sheet “Groups”/,
    ],
    [
      "a parent column that is missing",
      { ParentKeyColumn: "Company" },
      "WORKBOOK_KEY_COLUMN_MISSING",
      /No heading “Company”/,
    ],
    [
      "column types that are not understood",
      { ColumnTypes: "Nm=Color" },
      "INVALID_CONFIGURATION",
      /“Nm=Color” is not understood/,
    ],
    [
      "no sheet at all",
      { CustomerSheet: "", SupplierSheet: "", PersonSheet: "", ProjectSheet: "" },
      "INVALID_CONFIGURATION",
      /No sheet is named/,
    ],
  ])("%s, in English and Swedish", async (...[, values, errorCode, words]) => {
    const answer = await answerTo(await excelHarness(), values);
    expect(answer).toMatchObject({ isOk: false, errorCode });
    expect(answer.userExplanation).toMatch(words);
    expect(answer.userExplanation).toMatch(/^US:".*";SV:".*"$/s);
  });

  test("a file that is not a workbook", async () => {
    const harness = await excelHarness();
    await writeFile(join(harness.folder, "a.xlsx"), "ID;Nm");
    const answer = await answerTo(harness, { File: "a.xlsx" });
    expect(answer).toMatchObject({ isOk: false, errorCode: "WORKBOOK_NOT_A_WORKBOOK" });
    expect(answer.userExplanation).toContain("is not an Excel workbook (.xlsx)");
  });

  test("a workbook that is open: it works, and changes wait", async () => {
    const harness = await excelHarness();
    await writeFile(join(harness.folder, "~$erp.xlsx"), excelOwnerFile("Åsa"));
    const answer = await answerTo(harness, {});
    expect(answer).toMatchObject({ isOk: true, state: "Warning" });
    expect(answer.userExplanation).toContain("The workbook is open in Excel by Åsa. It can be read");
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be written", async () => {
    const harness = await excelHarness();
    const folder = join(harness.folder, "locked");
    await mkdir(folder);
    await saveAsPerson(join(folder, "erp.xlsx"), await buildWorkbook([kunder]));
    await chmod(folder, 0o500);
    const answer = await answerTo(harness, { ...OTHER, File: join(folder, "erp.xlsx"), ColumnTypes: "" });
    await chmod(folder, 0o700);
    expect(answer).toMatchObject({ isOk: false, errorCode: "WORKBOOK_NO_PERMISSION" });
  });

  test("an unknown actor type or list", async () => {
    const harness = await excelHarness();
    const request = { actorType: "Partner", searchText: "", fieldKeys: [] };
    expect(await harness.call("searchActors", request)).toMatchObject({
      isOk: false,
      errorCode: "UNKNOWN_ACTOR_TYPE",
    });
    expect(await harness.call("getList", { listName: "None" })).toMatchObject({
      isOk: false,
      errorCode: "UNKNOWN_LIST",
    });
  });
});

describe("rows that cannot be told apart", () => {
  const double: BuiltSheet = {
    name: "Kunder",
    columns: general("Nyckel", "NAME"),
    rows: [
      ["K-1", "Först"],
      ["K-1", "Sen"],
      [null, "Utan nyckel"],
      ["K-2", "Två"],
      ["K-1", "Sist"],
    ],
  };

  test("get a warning that names them, and the first one counts", async () => {
    const harness = await otherWorkbook([double, lander]);
    const answer = await harness.call("getActorsByTimestamp", {
      actorType: "Customer",
      updatedOnOrAfter: "",
      fieldKeys: ["NAME"],
    });
    expect(answer.actors?.map(({ erpKey, fieldValues }) => [erpKey, fieldValues.NAME])).toEqual([
      ["K-1", "Först"],
      ["K-2", "Två"],
    ]);
    expect(answer).toMatchObject({ isOk: true, state: "Warning" });
    expect(answer.userExplanation).toContain(
      "Rows 2, 3, 6 of sheet Kunder have the same key K-1; only row 2 is used.",
    );
    expect(answer.userExplanation).toContain("Rows without a key in sheet Kunder are ignored: 4.");
  });
});
