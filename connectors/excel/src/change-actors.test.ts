import { readFile } from "node:fs/promises";
import type { Actor } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import { type ExcelHarness, excelHarness } from "./testing/excel-harness.ts";
import { rawWorkbook, sheetXml } from "./testing/raw-workbook.ts";
import { hasSharedWorkbook, SHARED_WORKBOOK, SHARED_WORKBOOK_MISSING } from "./testing/shared-workbook.ts";
import { editCell, readRow, saveAsPerson } from "./testing.ts";
import { Workbook } from "./workbook/workbook.ts";

const newActor = (
  actorType: string,
  fieldValues: Record<string, string>,
  parent: Partial<Actor> = {},
): Actor => ({
  actorType,
  erpKey: "",
  lastModified: "",
  parentActorType: "",
  parentErpKey: "",
  fieldValues,
  ...parent,
});

async function styleOf(harness: ExcelHarness, sheetName: string, row: number): Promise<(number | null)[]> {
  const sheet = await (await Workbook.open(await readFile(harness.path), harness)).sheet(sheetName);
  return Array.from({ length: 13 }, (_, at) => sheet?.index.rows.get(row)?.cells.get(at + 1)?.style ?? null);
}

describe("creating an actor", () => {
  test("adds a row with the next ID, the values that were sent, and the time", async () => {
    const harness = await excelHarness();
    const values = {
      NAME: "Ny kund",
      NUMBER2: "10050",
      POSTALZIP: "0150",
      CustGr: "2",
      DateField: "[DT:01/31/2027 00:00:00.0000000]",
    };
    const answer = await harness.call("createActor", { actor: newActor("Customer", values) });
    expect(answer).toMatchObject({
      isOk: true,
      actor: { erpKey: "11", actorType: "Customer", fieldValues: values },
    });
    expect(await readRow(harness.path, "Customer", 11)).toMatchObject({
      Nm: "Ny kund",
      CustNo: "10050",
      Zip: "0150",
      CustGr: "2",
      DateField: "2027-01-31",
      City: "",
    });
    expect((await harness.actor("Customer", "11", [])).lastModified).toBe(answer.actor?.lastModified);
  });

  test("copies the look of the row above", async () => {
    const harness = await excelHarness();
    await harness.call("createActor", { actor: newActor("Customer", { NAME: "Ny kund" }) });
    const above = (await styleOf(harness, "Customer", 11)).map(
      (style, at) => style ?? [6, 3, 3, 2, 2, 2, 2, 2, 3, 3, 4, 5, 3][at],
    );
    expect(await styleOf(harness, "Customer", 12)).toEqual(above);
  });

  test("works in ErpClient.xlsx", async ({ skip }) => {
    if (!hasSharedWorkbook) skip(SHARED_WORKBOOK_MISSING);
    const harness = await excelHarness(SHARED_WORKBOOK);
    const person = newActor(
      "Person",
      { FIRSTNAME: "Åsa", PHONE_DIRECT: "+46 8 555" },
      { parentActorType: "Customer", parentErpKey: "2" },
    );
    const answer = await harness.call("createActor", { actor: person });
    expect(answer.actor).toMatchObject({ erpKey: "10", parentActorType: "Customer", parentErpKey: "2" });
    expect(await readRow(harness.path, "Person", 10)).toMatchObject({
      ParentType: "Customer",
      ParentID: "2",
      FirstName: "Åsa",
      Phone: "+46 8 555",
    });
  });

  test("of a person writes the company that it belongs to", async () => {
    const harness = await excelHarness();
    const person = newActor(
      "Person",
      { FIRSTNAME: "Liv" },
      { parentActorType: "Supplier", parentErpKey: "2" },
    );
    const answer = await harness.call("createActor", { actor: person });
    expect(answer.actor).toMatchObject({ erpKey: "10", parentActorType: "Supplier", parentErpKey: "2" });
    expect(await readRow(harness.path, "Person", 10)).toMatchObject({
      ParentType: "Supplier",
      ParentID: "2",
    });
  });

  test("gives no key a second time, not even that of a row that was removed", async () => {
    const harness = await excelHarness();
    await harness.readAll("Customer");
    await editCell(harness.path, { sheet: "Customer", id: 10, column: "ID", value: null });
    await harness.readAll("Customer");
    const answer = await harness.call("createActor", { actor: newActor("Customer", { NAME: "Ny" }) });
    expect(answer.actor?.erpKey).toBe("11");
  });

  test("goes into the first empty row and never into a line of totals", async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c><c r="B1" t="inlineStr"><is><t>Nm</t></is></c></row>' +
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="B3"><f>COUNTA(B2:B2)</f></c></row><row r="4"><c r="A4" s="0"/></row>' +
      '<row r="5"><c r="B5" t="inlineStr"><is><t>A note</t></is></c></row>';
    const harness = await excelHarness();
    await saveAsPerson(harness.path, await rawWorkbook({ sheets: { Customer: sheetXml(rows) } }));
    const answer = await harness.call("createActor", { actor: newActor("Customer", { NAME: "Ny" }) });
    expect(answer).toMatchObject({ isOk: true, actor: { erpKey: "2" } });
    const sheet = await (await Workbook.open(await readFile(harness.path), harness)).sheet("Customer");
    expect([sheet?.value(4, 1), sheet?.value(4, 2)]).toEqual([
      { kind: "number", digits: "2" },
      { kind: "text", text: "Ny" },
    ]);
  });

  test("with a value that does not fit answers why and writes nothing", async () => {
    const harness = await excelHarness();
    const before = await readFile(harness.path);
    const answer = await harness.call("createActor", {
      actor: newActor("Customer", { NAME: "Ny", IntField: "many" }),
    });
    expect(answer).toMatchObject({ isOk: false, errorCode: "INVALID_VALUE", actor: null });
    expect(answer.userExplanation).toContain("IntField: “many” is not a value of the type Integer.");
    expect(await readFile(harness.path)).toEqual(before);
  });
});

describe("saving actors", () => {
  test("one that cannot be saved does not stop the others; the answer holds what was saved and says why", async () => {
    const harness = await excelHarness();
    const [one, two, three] = await Promise.all(
      ["1", "2", "3"].map((key) => harness.actor("Customer", key, ["NAME"])),
    );
    if (!one || !two || !three) throw new Error("the demo workbook has ten customers");
    const answer = await harness.call("saveActors", {
      actors: [
        { ...one, fieldValues: { NAME: "Ett" } },
        { ...two, fieldValues: { NAME: "Två", DoubleField: "[F:1234567890.1234567]" } },
        { ...three, erpKey: "999", fieldValues: { NAME: "Ingen" } },
        { ...three, fieldValues: { NAME: "Tre" } },
      ],
    });
    expect(answer).toMatchObject({ isOk: true, state: "Warning" });
    expect(answer.actors?.map(({ erpKey }) => erpKey)).toEqual(["1", "3"]);
    expect(answer.userExplanation).toContain("Customer 2: DoubleField: cell K3 can hold 15 digits only.");
    expect(answer.userExplanation).toContain("Customer 999: it is not in the workbook any more.");
    expect((await readRow(harness.path, "Customer", 1)).Nm).toBe("Ett");
    expect((await readRow(harness.path, "Customer", 2)).Nm).toBe("Fjordlys Elektro AS");
    expect((await readRow(harness.path, "Customer", 3)).Nm).toBe("Tre");
  });

  test("never writes over a formula", async () => {
    const heading = (at: string, words: string): string =>
      `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const rows = `<row r="1">${heading("A1", "ID")}${heading("B1", "Nm")}${heading("C1", "Sum")}</row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>"A"&amp;"B"</f><v>AB</v></c><c r="C2"><v>4</v></c></row><row r="3"><c r="A3"><v>2</v></c><c r="B3"/></row>`;
    const harness = await excelHarness();
    await saveAsPerson(harness.path, await rawWorkbook({ sheets: { Customer: sheetXml(rows) } }));
    const fetched = await harness.actor("Customer", "1", ["NAME", "Sum"]);
    expect(fetched.fieldValues).toEqual({ NAME: "AB", Sum: "[I:4]" });
    const { fieldMetadata } = await harness.call("getSupportedActorTypeFields", { actorType: "Customer" });
    expect(fieldMetadata?.find(({ fieldKey }) => fieldKey === "NAME")?.access).toBe("ReadOnly");
  });

  test("a cell with a formula among typed ones refuses its actor and says what to do", async () => {
    const heading = (at: string, words: string): string =>
      `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const rows = `<row r="1">${heading("A1", "ID")}${heading("B1", "Nm")}</row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>"A"&amp;"B"</f><v>AB</v></c></row><row r="3"><c r="A3"><v>2</v></c>${heading("B3", "typed")}</row>`;
    const harness = await excelHarness();
    await saveAsPerson(harness.path, await rawWorkbook({ sheets: { Customer: sheetXml(rows) } }));
    const answer = await harness.save(await harness.actor("Customer", "1", ["NAME"]), { NAME: "CD" });
    expect(answer).toMatchObject({ state: "Warning", actors: [] });
    expect(answer.userExplanation).toContain("Nm: cell B2 holds a formula, which Excel computes");
  });

  test("leaves alone fields that were not sent, that do not exist, and the key", async () => {
    const harness = await excelHarness();
    const before = await readRow(harness.path, "Customer", 1);
    const fetched = await harness.actor("Customer", "1", []);
    await harness.save(fetched, { NAME: "Nytt", ID: "77", NoSuchField: "x" });
    const { LastModified, ...after } = await readRow(harness.path, "Customer", 1);
    expect(after).toEqual({ ...before, Nm: "Nytt", LastModified: undefined });
    expect(LastModified).not.toBe(before.LastModified);
  });

  test("a blank value clears the cell and keeps its format", async () => {
    const harness = await excelHarness();
    const styles = await styleOf(harness, "Customer", 2);
    const fetched = await harness.actor("Customer", "1", ["POSTALAD1", "DateField"]);
    const answer = await harness.save(fetched, { POSTALAD1: "", DateField: "" });
    expect(answer.actors).toMatchObject([{ fieldValues: { POSTALAD1: "", DateField: "" } }]);
    expect(await readRow(harness.path, "Customer", 1)).toMatchObject({ Ad1: "", DateField: "" });
    expect(await styleOf(harness, "Customer", 2)).toEqual(styles);
  });

  test("a value that stands for the same is no change", async () => {
    const harness = await excelHarness();
    const before = await readFile(harness.path);
    const fetched = await harness.actor("Customer", "1", []);
    await harness.save(fetched, {
      DoubleField: "[F:12500.50]",
      IntField: "30",
      CheckboxField: "true",
      DateField: "2019-03-01",
    });
    expect(await readFile(harness.path)).toEqual(before);
  });

  test("keeps a number a number and a text a text where the value allows it", async () => {
    const harness = await excelHarness();
    await harness.save(await harness.actor("Customer", "1", []), { POSTALZIP: "21145" });
    await harness.save(await harness.actor("Customer", "3", []), { POSTALZIP: "5821" });
    const sheet = await (await Workbook.open(await readFile(harness.path), harness)).sheet("Customer");
    expect(sheet?.value(2, 7)).toEqual({ kind: "number", digits: "21145" });
    expect(sheet?.value(4, 7)).toEqual({ kind: "text", text: "5821" });
  });

  test("an actor that is sent twice ends as it was sent last", async () => {
    const harness = await excelHarness();
    const fetched = await harness.actor("Customer", "1", []);
    await harness.call("saveActors", {
      actors: [
        { ...fetched, fieldValues: { NAME: "Först", POSTALCITY: "Lund" } },
        { ...fetched, fieldValues: { NAME: "Sist" } },
      ],
    });
    expect(await readRow(harness.path, "Customer", 1)).toMatchObject({ Nm: "Sist", City: "Lund" });
  });

  test("many at the same time follow one another, and none is lost", async () => {
    const harness = await excelHarness();
    const keys = ["1", "2", "3", "4", "5", "6", "7", "8"];
    const fetched = await Promise.all(keys.map((key) => harness.actor("Customer", key, [])));
    await Promise.all(fetched.map((actor) => harness.save(actor, { NAME: `Kund ${actor.erpKey}` })));
    for (const key of keys) expect((await readRow(harness.path, "Customer", key)).Nm).toBe(`Kund ${key}`);
  });

  test("writes a date as a date where the cell has no format for it", async () => {
    const harness = await excelHarness();
    await harness.configure({ File: "erp.xlsx", ColumnTypes: "Ad2=Datetime" });
    await harness.save(await harness.actor("Customer", "2", []), {
      POSTALAD2: "[DT:05/17/2027 00:00:00.0000000]",
    });
    expect(await readRow(harness.path, "Customer", 2)).toMatchObject({ Ad2: "2027-05-17" });
  });
});
