import { chmod, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeDemoWorkbook } from "../demo/demo-workbook.ts";
import { excelOwnerFile } from "../testing/owner-files.ts";
import { rawWorkbook, sheetXml } from "../testing/raw-workbook.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { editCell, readRow } from "../testing.ts";
import type { Workbook, WorkbookEdits } from "./workbook.ts";
import { WorkbookFiles } from "./workbook-file.ts";

async function demo(): Promise<{ folder: string; path: string }> {
  const folder = await temporaryFolder();
  const path = join(folder, "erp.xlsx");
  await writeDemoWorkbook(path);
  return { folder, path };
}

const setCity = (city: string): WorkbookEdits =>
  new Map([["Customer", [{ row: 2, column: 8, value: { kind: "text", text: city } }]]]);

const write = (files: WorkbookFiles, path: string, city: string): Promise<string> =>
  files.update(path, async () => ({ edits: setCity(city), written: async () => "written" }));

const cityIn = async (workbook: Workbook): Promise<unknown> =>
  (await workbook.sheet("Customer"))?.value(2, 8);

describe("writing a workbook", () => {
  test("replaces the file in one step and leaves nothing beside it", async () => {
    const { folder, path } = await demo();
    const before = await stat(path);
    expect(await write(new WorkbookFiles(), path, "Lund")).toBe("written");
    expect((await stat(path)).ino).not.toBe(before.ino);
    expect(await readdir(folder)).toEqual(["erp.xlsx"]);
    expect(await readRow(path, "Customer", 1)).toMatchObject({ City: "Lund" });
  });

  test("keeps the permissions of the file", async () => {
    const { path } = await demo();
    await chmod(path, 0o640);
    await write(new WorkbookFiles(), path, "Lund");
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  test.skipIf(process.platform === "win32")("that is a device is no workbook, and is not read", async () => {
    await expect(new WorkbookFiles().read("/dev/zero")).rejects.toMatchObject({ code: "not-a-workbook" });
  });

  test("through a link writes the file that the link leads to", async () => {
    const { folder, path } = await demo();
    const link = join(folder, "link.xlsx");
    await symlink(path, link);
    const files = new WorkbookFiles();
    await write(files, await files.locate(link), "Lund");
    expect(await readRow(path, "Customer", 1)).toMatchObject({ City: "Lund" });
    expect(await readRow(link, "Customer", 1)).toMatchObject({ City: "Lund" });
  });

  test("that somebody saved in the meantime starts again from what they saved, and loses neither change", async () => {
    const { path } = await demo();
    const files = new WorkbookFiles();
    let attempts = 0;
    await files.update(path, async (workbook) => {
      attempts += 1;
      if (attempts === 1) {
        await editCell(path, { sheet: "Customer", id: 1, column: "Nm", value: "Changed by a person" });
      }
      return { edits: setCity(`Lund ${workbook.sheetNames.length}`), written: async () => undefined };
    });
    expect(attempts).toBe(2);
    expect(await readRow(path, "Customer", 1)).toMatchObject({ Nm: "Changed by a person", City: "Lund 6" });
  });

  test("that somebody saves every time is given up, and nothing is written", async () => {
    const { folder, path } = await demo();
    let attempts = 0;
    const writing = new WorkbookFiles().update(path, async () => {
      attempts += 1;
      await editCell(path, { sheet: "Customer", id: 1, column: "Nm", value: `Save ${attempts}` });
      return { edits: setCity("Lund"), written: async () => undefined };
    });
    await expect(writing).rejects.toMatchObject({ code: "keeps-changing" });
    expect(await readRow(path, "Customer", 1)).toMatchObject({ Nm: `Save ${attempts}`, City: "Malmö" });
    expect(await readdir(folder)).toEqual(["erp.xlsx"]);
  });

  test("with nothing to write leaves the file alone", async () => {
    const { path } = await demo();
    const before = await readFile(path);
    await new WorkbookFiles().update(path, async () => ({
      edits: new Map(),
      written: async () => undefined,
    }));
    expect(await readFile(path)).toEqual(before);
  });

  test("ignores what a killed write left behind, and removes it when it is old", async () => {
    const { folder, path } = await demo();
    const old = join(folder, ".erp.xlsx.brygga-0123456789ab.tmp");
    const young = join(folder, ".erp.xlsx.brygga-ba9876543210.tmp");
    for (const leftover of [old, young]) await writeFile(leftover, "half a workbook");
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(old, longAgo, longAgo);
    await write(new WorkbookFiles(), path, "Lund");
    expect(await readdir(folder)).toEqual([".erp.xlsx.brygga-ba9876543210.tmp", "erp.xlsx"]);
  });
});

describe("a workbook that is open elsewhere", () => {
  test("can be read, and is not written, which the answer explains with the name of the person", async () => {
    const { folder, path } = await demo();
    await writeFile(join(folder, "~$erp.xlsx"), excelOwnerFile("Åsa Öberg"));
    const before = await readFile(path);
    const files = new WorkbookFiles();
    expect(await cityIn(await files.read(path))).toEqual({ kind: "text", text: "Malmö" });
    await expect(write(files, path, "Lund")).rejects.toMatchObject({
      code: "open-elsewhere",
      message: `${path} is open elsewhere (by Åsa Öberg, in Excel) and was not written. Close it there; the change is kept and sent again. If nobody has it open, delete ~$erp.xlsx.`,
      explanation: { SV: expect.stringContaining("är öppen någon annanstans (av Åsa Öberg, i Excel)") },
    });
    expect(await readFile(path)).toEqual(before);
  });
});

describe("what cannot be read is answered clearly:", () => {
  test("a file that is missing", async () => {
    const { folder } = await demo();
    const files = new WorkbookFiles();
    await expect(files.locate(join(folder, "none.xlsx"))).rejects.toMatchObject({ code: "missing" });
    await expect(files.read(join(folder, "none.xlsx"))).rejects.toMatchObject({ code: "missing" });
  });

  test("a folder", async () => {
    const { folder } = await demo();
    await expect(new WorkbookFiles().read(folder)).rejects.toMatchObject({ code: "folder" });
  });

  test("a file that is no workbook", async () => {
    const { folder } = await demo();
    const path = join(folder, "list.xlsx");
    await writeFile(path, "ID;Name");
    const old = new Date(Date.now() - 60_000);
    await utimes(path, old, old);
    await expect(new WorkbookFiles().read(path)).rejects.toMatchObject({ code: "not-a-workbook" });
  });
});

describe("reading a workbook again", () => {
  test("sees a change of the same size that the clock of the file system does not show", async () => {
    const path = join(await temporaryFolder(), "erp.xlsx");
    const files = new WorkbookFiles();
    const second = new Date(Math.floor(Date.now() / 1000) * 1000);
    const saved: unknown[] = [];
    for (const digit of ["1", "2"]) {
      const sheets = { Customer: sheetXml(`<row r="2"><c r="H2"><v>${digit}</v></c></row>`) };
      await writeFile(path, await rawWorkbook({ sheets }));
      await utimes(path, second, second);
      const { ino, size, mtimeMs } = await stat(path);
      saved.push({ ino, size, mtimeMs });
      expect(await cityIn(await files.read(path))).toEqual({ kind: "number", digits: digit });
    }
    expect(saved[0]).toEqual(saved[1]);
  });

  test("takes what is known when nothing changed", async () => {
    const { path } = await demo();
    const files = new WorkbookFiles();
    expect(await files.read(path)).toBe(await files.read(path));
    const old = new Date(Date.now() - 60_000);
    await utimes(path, old, old);
    expect(await files.read(path)).toBe(await files.read(path));
  });

  test("waits for a file that is just being put into its place", async () => {
    const { folder, path } = await demo();
    const whole = await readFile(path);
    const arriving = join(folder, "arriving.xlsx");
    await writeFile(arriving, whole.subarray(0, 2000));
    const reading = new WorkbookFiles().read(arriving);
    await writeFile(arriving, whole);
    expect(await cityIn(await reading)).toEqual({ kind: "text", text: "Malmö" });
  });
});
