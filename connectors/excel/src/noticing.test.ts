import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CONNECTION, type ExcelHarness, excelHarness } from "./testing/excel-harness.ts";
import { editCell, readRow } from "./testing.ts";

const stateFile = (harness: ExcelHarness): string => join(harness.stateFolder, `${CONNECTION}.stamps.json`);

describe("a stamp", () => {
  test("only grows, also when the clock of the machine is turned back", async () => {
    const harness = await excelHarness();
    const stamp = await harness.readAll("Customer");
    harness.clock.nowMs -= 86_400_000;
    await editCell(harness.path, { sheet: "Customer", id: 2, column: "City", value: "Voss" });
    expect((await harness.actor("Customer", "2", [])).lastModified).toBe(String(Number(stamp) + 1));
  });

  test("is the LastModified cell where that is later than everything else", async () => {
    const harness = await excelHarness();
    await harness.readAll("Customer");
    const wallClock = "2031-05-06T07:08:09";
    await editCell(harness.path, { sheet: "Customer", id: 2, column: "LastModified", value: { wallClock } });
    expect((await harness.actor("Customer", "2", [])).lastModified).toBe(
      String(new Date(wallClock).getTime()),
    );
  });

  test("is the time of noticing otherwise", async () => {
    const harness = await excelHarness();
    await harness.readAll("Customer");
    harness.clock.nowMs += 5000;
    await editCell(harness.path, { sheet: "Customer", id: 2, column: "City", value: "Voss" });
    expect((await harness.actor("Customer", "2", [])).lastModified).toBe(String(harness.clock.nowMs));
  });

  test("has one format in all sheets: milliseconds since 1970 in decimal digits", async () => {
    const harness = await excelHarness();
    for (const actorType of ["Customer", "Supplier", "Project", "Person"]) {
      expect((await harness.actor(actorType, "1", [])).lastModified).toMatch(/^\d{13}$/);
    }
  });

  test("is remembered after a restart: nothing has changed then", async () => {
    const harness = await excelHarness();
    const stamp = await harness.readAll("Customer");
    harness.restart();
    harness.clock.nowMs += 60_000;
    expect(await harness.changedSince("Customer", String(Number(stamp) + 1))).toEqual([]);
    expect(await harness.readAll("Customer")).toBe(stamp);
  });

  test("belongs to its connection: another connection notices for itself", async () => {
    const harness = await excelHarness();
    const stamp = await harness.readAll("Customer");
    const connectionGuid = "11111111-2222-4333-8444-555555555555";
    await harness.call("saveConnection", { connectionInfo: { File: harness.path }, connectionGuid } as never);
    harness.clock.nowMs += 1000;
    const request = { actorType: "Customer", updatedOnOrAfter: "0", fieldKeys: [], connectionGuid };
    const { actors } = await harness.call("getActorsByTimestamp", request as never);
    expect(actors).toHaveLength(10);
    expect(await harness.changedSince("Customer", String(Number(stamp) + 1))).toEqual([]);
  });
});

describe("a lost hash file", () => {
  test("means that every row counts as changed", async () => {
    const harness = await excelHarness();
    const stamp = await harness.readAll("Customer");
    await rm(stateFile(harness));
    harness.clock.nowMs += 1000;
    expect(await harness.changedSince("Customer", String(Number(stamp) + 1))).toHaveLength(10);
  });

  test("means so also when cells or clocks had driven the stamps ahead of the present time", async () => {
    const harness = await excelHarness();
    const wallClock = "2031-05-06T07:08:09";
    await editCell(harness.path, { sheet: "Customer", id: 2, column: "LastModified", value: { wallClock } });
    const stamp = await harness.readAll("Customer");
    await editCell(harness.path, { sheet: "Customer", id: 2, column: "LastModified", value: null });
    await rm(stateFile(harness));
    harness.restart();
    expect(await harness.changedSince("Customer", stamp)).toHaveLength(10);
  });

  test("that is damaged is as good as lost", async () => {
    const harness = await excelHarness();
    const stamp = await harness.readAll("Customer");
    await writeFile(stateFile(harness), '{"last":');
    harness.clock.nowMs += 1000;
    expect(await harness.changedSince("Customer", String(Number(stamp) + 1))).toHaveLength(10);
  });

  test("that was replaced by an old copy loses no change", async () => {
    const harness = await excelHarness();
    await harness.readAll("Customer");
    const old = await readFile(stateFile(harness));
    harness.clock.nowMs += 1000;
    await editCell(harness.path, { sheet: "Customer", id: 2, column: "City", value: "Voss" });
    const stamp = await harness.readAll("Customer");
    await writeFile(stateFile(harness), old);
    expect(await harness.changedSince("Customer", stamp)).toContain("2");
  });
});

describe("the connector's own writes", () => {
  test("count as noticed and return the new stamp", async () => {
    const harness = await excelHarness();
    await harness.readAll("Customer");
    const fetched = await harness.actor("Customer", "1", ["NAME"]);
    harness.clock.nowMs += 1000;
    const [saved] = (await harness.save(fetched, { NAME: "Nytt namn" })).actors ?? [];
    expect(Number(saved?.lastModified)).toBeGreaterThan(Number(fetched.lastModified));
    harness.clock.nowMs += 1000;
    expect(await harness.changedSince("Customer", String(Number(saved?.lastModified) + 1))).toEqual([]);
    expect((await harness.actor("Customer", "1", ["NAME"])).lastModified).toBe(saved?.lastModified);
  });

  test("fill in LastModified in the cell's own form", async () => {
    const harness = await excelHarness();
    const fetched = await harness.actor("Customer", "1", ["NAME"]);
    await harness.save(fetched, { NAME: "Nytt namn" });
    const { LastModified } = await readRow(harness.path, "Customer", 1);
    expect(new Date(LastModified ?? "").getTime()).toBe(harness.clock.nowMs);
  });

  test("that change nothing touch nothing", async () => {
    const harness = await excelHarness();
    const fields = [
      "NAME",
      "NUMBER2",
      "POSTALZIP",
      "IntField",
      "DoubleField",
      "DateField",
      "CheckboxField",
      "CustGr",
    ];
    const fetched = await harness.actor("Customer", "1", fields);
    const before = await readFile(harness.path);
    const answer = await harness.save(fetched, {});
    expect(answer.actors).toEqual([fetched]);
    expect(await readFile(harness.path)).toEqual(before);
  });

  test("do not swallow what a person changed in the same row just before", async () => {
    const harness = await excelHarness();
    const fetched = await harness.actor("Customer", "1", ["NAME", "POSTALCITY"]);
    await editCell(harness.path, { sheet: "Customer", id: 1, column: "City", value: "Lund" });
    const refused = await harness.save(fetched, { NAME: "Nytt namn" });
    expect(refused).toMatchObject({ isOk: true, state: "Warning", actors: [] });
    expect(refused.userExplanation).toContain("it was changed in the workbook after it was read");
    expect(await readRow(harness.path, "Customer", 1)).toMatchObject({
      City: "Lund",
      Nm: "Öresunds Kaffe AB",
    });
    expect(await harness.changedSince("Customer", fetched.lastModified)).toContain("1");
    const again = await harness.actor("Customer", "1", ["NAME", "POSTALCITY"]);
    await harness.save(again, { NAME: "Nytt namn" });
    expect(await readRow(harness.path, "Customer", 1)).toMatchObject({ City: "Lund", Nm: "Nytt namn" });
  });

  test("that died before they were noted count as changes, and lose nothing", async () => {
    const harness = await excelHarness();
    const fetched = await harness.actor("Customer", "1", ["NAME"]);
    const stamps = await readFile(stateFile(harness));
    await harness.save(fetched, { NAME: "Nytt namn" });
    await writeFile(stateFile(harness), stamps);
    harness.restart();
    harness.clock.nowMs += 1000;
    expect(await harness.changedSince("Customer", String(Number(fetched.lastModified) + 1))).toEqual(["1"]);
    expect((await harness.actor("Customer", "1", ["NAME"])).fieldValues).toEqual({ NAME: "Nytt namn" });
  });
});
