import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { excelOwnerFile } from "../testing/owner-files.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { findOpenElsewhere, userOfExcelOwnerFile, userOfLibreOfficeLock } from "./open-elsewhere.ts";

describe("a workbook is open elsewhere", () => {
  test("when the owner file of Excel lies beside it, which tells who has it open", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "~$erp.xlsx"), excelOwnerFile("Åsa Öberg"));
    expect(await findOpenElsewhere(join(folder, "erp.xlsx"))).toEqual({
      lockFile: "~$erp.xlsx",
      user: "Åsa Öberg",
      program: "Excel",
    });
  });

  test("when the lock file of LibreOffice lies beside it, which tells who has it open", async () => {
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, ".~lock.erp.xlsx#"),
      "Åsa Öberg,asa,desk7,22.11.2026 09:15,file:///home/asa;",
    );
    expect(await findOpenElsewhere(join(folder, "erp.xlsx"))).toEqual({
      lockFile: ".~lock.erp.xlsx#",
      user: "Åsa Öberg",
      program: "LibreOffice",
    });
  });

  test("also when the lock file tells nothing", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "~$erp.xlsx"), "");
    expect(await findOpenElsewhere(join(folder, "erp.xlsx"))).toMatchObject({ user: "" });
  });

  test("and not when another workbook is", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "~$other.xlsx"), excelOwnerFile("Åsa"));
    expect(await findOpenElsewhere(join(folder, "erp.xlsx"))).toBeNull();
  });
});

describe("the user's name", () => {
  test("is read from 8-bit characters where Excel wrote no others", () => {
    expect(userOfExcelOwnerFile(Buffer.concat([Buffer.from([4]), Buffer.from("Liv S", "latin1")]))).toBe(
      "Liv",
    );
  });

  test("is the account and the machine where LibreOffice knows no name", () => {
    expect(userOfLibreOfficeLock(",asa,desk7,22.11.2026 09:15,;")).toBe("asa @ desk7");
    expect(userOfLibreOfficeLock("Berg\\, Liv,liv,desk7,,;")).toBe("Berg, Liv");
  });
});
