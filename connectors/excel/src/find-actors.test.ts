import { describe, expect, test } from "vitest";
import { type ExcelHarness, excelHarness } from "./testing/excel-harness.ts";
import { rawWorkbook, sheetXml } from "./testing/raw-workbook.ts";
import { editCell, saveAsPerson } from "./testing.ts";

async function keysFound(harness: ExcelHarness, searchText: string): Promise<string[]> {
  const { actors } = await harness.call("searchActors", { actorType: "Customer", searchText, fieldKeys: [] });
  return (actors ?? []).map(({ erpKey }) => erpKey);
}

describe("a search", () => {
  test("finds a part of any text field without regard to case", async () => {
    const harness = await excelHarness();
    expect(await keysFound(harness, "SJÖBERG")).toEqual(["4"]);
    expect(await keysFound(harness, "hamng")).toEqual(["1"]);
    expect(await keysFound(harness, "1002")).toEqual(["9", "10"]);
    expect(await keysFound(harness, "no such thing")).toEqual([]);
  });

  test("for nothing finds all", async () => {
    expect(await keysFound(await excelHarness(), "  ")).toHaveLength(10);
  });

  test("by criteria finds what matches all of them", async () => {
    const harness = await excelHarness();
    const { actors } = await harness.call("searchActorsAdvanced", {
      actorType: "Customer",
      restrictions: [
        { fieldKey: "DoubleField", operator: ">", values: ["[F:10000]"] },
        { fieldKey: "DateField", operator: "before", values: ["[DT:01/01/2019 00:00:00.0000000]"] },
        { fieldKey: "CustGr", operator: "oneof", values: ["1", "4"] },
        { fieldKey: "CheckboxField", operator: "=", values: ["[I:1]"] },
      ],
      fieldKeys: ["NAME"],
    });
    expect(actors?.map(({ fieldValues }) => fieldValues)).toEqual([
      { NAME: "Nordre Møbelverk AS" },
      { NAME: "Västerviks Båtbyggeri" },
    ]);
  });

  test("by criteria finds the persons of a company", async () => {
    const harness = await excelHarness();
    const { actors } = await harness.call("searchActorsAdvanced", {
      actorType: "Person",
      restrictions: [
        { fieldKey: "ParentActorType", operator: "=", values: ["Customer"] },
        { fieldKey: "ParentErpKey", operator: "=", values: ["1"] },
      ],
      fieldKeys: [],
    });
    expect(actors?.map(({ erpKey }) => erpKey)).toEqual(["1", "2"]);
  });

  test("among the persons of a company finds those with the text", async () => {
    const harness = await excelHarness();
    const request = {
      actorType: "Person",
      parentActorType: "Customer",
      parentActorErpKey: "1",
      fieldKeys: ["FIRSTNAME"],
    };
    const { actors } = await harness.call("searchActorByParent", { ...request, searchText: "åker" });
    expect(actors?.map(({ fieldValues }) => fieldValues)).toEqual([{ FIRSTNAME: "Måns" }]);
  });
});

describe("reading actors", () => {
  test("leaves out keys that do not exist, and fields that were not asked for", async () => {
    const harness = await excelHarness();
    const request = { actorType: "Customer", erpKeys: ["1", "77", "1"], fieldKeys: ["NAME", "Nothing"] };
    const { actors } = await harness.call("getActors", request);
    expect(actors?.map(({ erpKey, fieldValues }) => [erpKey, fieldValues])).toEqual([
      ["1", { NAME: "Öresunds Kaffe AB" }],
    ]);
  });

  test("gives every type of field its form on the wire", async () => {
    const harness = await excelHarness();
    const fields = [
      "ID",
      "NUMBER2",
      "POSTALZIP",
      "POSTALAD2",
      "CustGr",
      "IntField",
      "DoubleField",
      "DateField",
      "CheckboxField",
    ];
    expect((await harness.actor("Customer", "3", fields)).fieldValues).toEqual({
      ID: "3",
      NUMBER2: "10004",
      POSTALZIP: "0581",
      POSTALAD2: "Postboks 33",
      CustGr: "1",
      IntField: "[I:30]",
      DoubleField: "[F:45000.75]",
      DateField: "[DT:06/20/2018 00:00:00.0000000]",
      CheckboxField: "[I:1]",
    });
    expect((await harness.actor("Customer", "6", ["CustGr"])).fieldValues).toEqual({ CustGr: "" });
  });

  test("a row that was removed is absent from every answer", async () => {
    const harness = await excelHarness();
    await harness.readAll("Customer");
    await editCell(harness.path, { sheet: "Customer", id: 4, column: "ID", value: null });
    const { actors } = await harness.call("getActors", {
      actorType: "Customer",
      erpKeys: ["4"],
      fieldKeys: [],
    });
    expect(actors).toEqual([]);
    expect(await harness.changedSince("Customer", "0")).not.toContain("4");
    expect(await keysFound(harness, "Sjöberg")).toEqual([]);
  });

  test("leaves out a cell with an error, which is not the same as blank, and says where it is", async () => {
    const heading = (at: string, words: string): string =>
      `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const rows = `<row r="1">${heading("A1", "ID")}${heading("B1", "Nm")}</row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><f>Nope!A1</f><v>#REF!</v></c></row>`;
    const harness = await excelHarness();
    await saveAsPerson(harness.path, await rawWorkbook({ sheets: { Customer: sheetXml(rows) } }));
    const answer = await harness.call("getActors", {
      actorType: "Customer",
      erpKeys: ["1"],
      fieldKeys: ["NAME", "ID"],
    });
    expect(answer.actors?.[0]?.fieldValues).toEqual({ ID: "1" });
    expect(answer.state).toBe("Warning");
    expect(answer.userExplanation).toContain("Cells with an error in sheet Customer were left out: Nm (2).");
  });

  test("on or after a stamp answers the actors of that very stamp, too", async () => {
    const harness = await excelHarness();
    const stamp = await harness.readAll("Person");
    expect(await harness.changedSince("Person", stamp)).toHaveLength(9);
  });

  test("from the first stamp answers all", async () => {
    const harness = await excelHarness();
    for (const first of ["[DT:01/01/1970 00:00:00.0000000]", "", "0"]) {
      expect(await harness.changedSince("Project", first)).toEqual(["1", "2", "3"]);
    }
  });
});
