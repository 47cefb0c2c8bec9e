import { describe, expect, test } from "vitest";
import { excelHarness } from "./testing/excel-harness.ts";
import { hasSharedWorkbook, SHARED_WORKBOOK, SHARED_WORKBOOK_MISSING } from "./testing/shared-workbook.ts";
import { editCell, readRow } from "./testing.ts";

// The same sentences hold for our own workbook and for one that was made elsewhere.
const workbooks = [
  {
    name: "our own workbook",
    file: undefined,

    customer: { NAME: "Öresunds Kaffe AB", POSTALZIP: "21122" },
  },
  {
    name: "ErpClient.xlsx",
    file: SHARED_WORKBOOK,

    customer: { NAME: "Kunden A/S", POSTALZIP: "1234" },
  },
];

describe.each(workbooks)("$name works as it is:", ({ file, customer }) => {
  const isMissing = file !== undefined && !hasSharedWorkbook;

  test("it passes the test of the configuration", async ({ skip }) => {
    if (isMissing) skip(SHARED_WORKBOOK_MISSING);
    const harness = await excelHarness(file);
    const answer = await harness.call("testConfigData", { connectionInfo: { File: harness.path } });
    expect(answer).toMatchObject({ isOk: true, state: "Ok" });
  });

  test("its sheets are actor types", async ({ skip }) => {
    if (isMissing) skip(SHARED_WORKBOOK_MISSING);
    const answer = await (await excelHarness(file)).call("getSupportedActorTypes", {});
    expect(answer.items).toEqual(["Customer", "Supplier", "Project", "Person"]);
  });

  test("its columns are fields with their types, under keys that are mapped automatically", async ({
    skip,
  }) => {
    if (isMissing) skip(SHARED_WORKBOOK_MISSING);
    const harness = await excelHarness(file);
    const fieldsOf = async (actorType: string) => {
      const answer = await harness.call("getSupportedActorTypeFields", { actorType });
      return Object.fromEntries(
        (answer.fieldMetadata ?? []).map(({ fieldKey, fieldType, listName }) => [
          fieldKey,
          listName || fieldType,
        ]),
      );
    };
    const company = {
      ID: "Text",
      NUMBER2: "Text",
      NAME: "Text",
      POSTALAD1: "Text",
      POSTALAD2: "Text",
      POSTALZIP: "Text",
      POSTALCITY: "Text",
      IntField: "Integer",
      DoubleField: "Double",
      DateField: "Datetime",
      CheckboxField: "Checkbox",
    };
    expect(await fieldsOf("Customer")).toEqual({ ...company, CustGr: "CustomerGroup" });
    expect(await fieldsOf("Supplier")).toEqual({ ...company, SupGr: "SupplierGroup" });
    expect(await fieldsOf("Project")).toEqual({
      ID: "Text",
      NUMBER: "Text",
      NAME: "Text",
      ENDDATE: "Datetime",
      TEXT: "Text",
    });
    expect(await fieldsOf("Person")).toEqual({
      ID: "Text",
      NUMBER: "Text",
      FIRSTNAME: "Text",
      LASTNAME: "Text",
      POSTALAD1: "Text",
      PHONE_DIRECT: "Text",
    });
  });

  test("customer number 10001 has the ID 1 as its key, and its values", async ({ skip }) => {
    if (isMissing) skip(SHARED_WORKBOOK_MISSING);
    const harness = await excelHarness(file);
    const request = {
      actorType: "Customer",
      searchText: "10001",
      fieldKeys: ["NUMBER2", "NAME", "POSTALZIP"],
    };
    const { actors } = await harness.call("searchActors", request);
    expect(actors).toMatchObject([
      { erpKey: "1", actorType: "Customer", fieldValues: { NUMBER2: "10001", ...customer } },
    ]);
  });

  test("a person belongs to its company", async ({ skip }) => {
    if (isMissing) skip(SHARED_WORKBOOK_MISSING);
    const harness = await excelHarness(file);
    const { actors } = await harness.call("searchActorByParent", {
      actorType: "Person",
      searchText: "",
      parentActorType: "Supplier",
      parentActorErpKey: "1",
      fieldKeys: ["FIRSTNAME"],
    });
    expect(actors).toMatchObject([{ parentActorType: "Supplier", parentErpKey: "1" }]);
  });

  test("a list is a sheet", async ({ skip }) => {
    if (isMissing) skip(SHARED_WORKBOOK_MISSING);
    const { listItems } = await (await excelHarness(file)).call("getList", { listName: "CustomerGroup" });
    expect(Object.keys(listItems ?? {}).slice(0, 3)).toEqual(["1", "2", "3"]);
  });

  test("a value saved for every type of field is in the workbook, in the cell's own form", async ({
    skip,
  }) => {
    if (isMissing) skip(SHARED_WORKBOOK_MISSING);
    const harness = await excelHarness(file);
    const sent = {
      NAME: "Nya namnet & Co <AB>",
      POSTALZIP: "0734",
      CustGr: "3",
      IntField: "[I:77]",
      DoubleField: "[F:0.1]",
      DateField: "[DT:02/29/2024 13:30:00.0000000]",
      CheckboxField: "[I:0]",
    };
    const fetched = await harness.actor("Customer", "1", Object.keys(sent));
    const answer = await harness.save(fetched, sent);
    expect(answer).toMatchObject({ isOk: true, state: "Ok", actors: [{ erpKey: "1", fieldValues: sent }] });
    expect(await readRow(harness.path, "Customer", 1)).toMatchObject({
      Nm: "Nya namnet & Co <AB>",
      Zip: "0734",
      CustGr: "3",
      IntField: "77",
      DoubleField: "0.1",
      DateField: "2024-02-29T13:30:00",
      CheckboxField: "0",
    });
  });

  test("a cell that a person edits comes with the next reading, although LastModified stays", async ({
    skip,
  }) => {
    if (isMissing) skip(SHARED_WORKBOOK_MISSING);
    const harness = await excelHarness(file);
    const stamp = await harness.readAll("Customer");
    const { LastModified } = await readRow(harness.path, "Customer", 3);
    harness.clock.nowMs += 1000;
    await editCell(harness.path, { sheet: "Customer", id: 3, column: "City", value: "Örebro" });
    expect(await readRow(harness.path, "Customer", 3)).toMatchObject({ City: "Örebro", LastModified });
    expect(await harness.changedSince("Customer", String(Number(stamp) + 1))).toEqual(["3"]);
    expect((await harness.actor("Customer", "3", ["POSTALCITY"])).fieldValues).toEqual({
      POSTALCITY: "Örebro",
    });
  });
});
