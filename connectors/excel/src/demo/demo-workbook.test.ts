import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readRow } from "../testing.ts";
import { Workbook } from "../workbook/workbook.ts";
import { demoWorkbook, writeDemoWorkbook } from "./demo-workbook.ts";

test("the demo workbook is the same every time", async () => {
  expect(Buffer.compare(await demoWorkbook(), await demoWorkbook())).toBe(0);
});

test("the demo workbook has the sheets of the known layout, and its first customer is number 10001", async () => {
  const path = join(await temporaryFolder(), "demo.xlsx");
  await writeDemoWorkbook(path);
  const workbook = await Workbook.open(await demoWorkbook(), { path });
  expect(workbook.sheetNames).toEqual([
    "Customer",
    "Supplier",
    "Project",
    "Person",
    "CustomerGroup",
    "SupplierGroup",
  ]);
  expect(await readRow(path, "Customer", 1)).toMatchObject({
    CustNo: "10001",
    LastModified: "2026-01-05T09:00:00",
  });
  expect(await readRow(path, "Customer", 10)).toMatchObject({
    DoubleField: "15250.35",
    DateField: "2024-02-29",
  });
  await expect(readRow(path, "Customer", 11)).rejects.toThrow("no row with ID 11");
});
