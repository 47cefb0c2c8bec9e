import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { excelHarness } from "./testing/excel-harness.ts";
import { excelOwnerFile } from "./testing/owner-files.ts";

describe("a workbook that cannot be used gets a clear answer and loses nothing:", () => {
  test("open elsewhere, it is read, and a write is refused with the name of the person", async () => {
    const harness = await excelHarness();
    await writeFile(join(harness.folder, "~$erp.xlsx"), excelOwnerFile("Åsa Öberg"));
    const fetched = await harness.actor("Customer", "1", ["NAME"]);
    const before = await readFile(harness.path);
    const answer = await harness.save(fetched, { NAME: "Nytt namn" });
    expect(answer).toMatchObject({ isOk: false, errorCode: "WORKBOOK_OPEN_ELSEWHERE", actors: null });
    expect(answer.userExplanation).toContain(
      "is open elsewhere (by Åsa Öberg, in Excel) and was not written.",
    );
    expect(answer.userExplanation).toContain("är öppen någon annanstans (av Åsa Öberg, i Excel)");
    expect(await readFile(harness.path)).toEqual(before);
    await rm(join(harness.folder, "~$erp.xlsx"));
    expect(await harness.save(fetched, { NAME: "Nytt namn" })).toMatchObject({ isOk: true, state: "Ok" });
  });

  test.each([
    ["missing", (path: string) => rm(path), "WORKBOOK_MISSING", "There is no file"],
    [
      "not a workbook",
      (path: string) => writeFile(path, "ID;Nm"),
      "WORKBOOK_NOT_A_WORKBOOK",
      "is not an Excel workbook (.xlsx)",
    ],
  ])(
    "%s, every reading fails, and no row counts as removed or changed",
    async (...[, spoil, errorCode, words]) => {
      const harness = await excelHarness();
      const stamp = await harness.readAll("Customer");
      const kept = join(harness.folder, "kept.xlsx");
      await copyFile(harness.path, kept);
      await spoil(harness.path);
      const request = { actorType: "Customer", updatedOnOrAfter: stamp, fieldKeys: [] };
      const answer = await harness.call("getActorsByTimestamp", request);
      expect(answer).toMatchObject({ isOk: false, errorCode, actors: null });
      expect(answer.userExplanation).toContain(words);
      const fetched = {
        actorType: "Customer",
        erpKey: "1",
        lastModified: "",
        parentActorType: "",
        parentErpKey: "",
      };
      const saving = await harness.save({ ...fetched, fieldValues: {} }, { NAME: "x" });
      expect(saving).toMatchObject({ isOk: false, errorCode });
      await copyFile(kept, harness.path);
      harness.clock.nowMs += 1000;
      expect(await harness.changedSince("Customer", String(Number(stamp) + 1))).toEqual([]);
      expect(await harness.readAll("Customer")).toBe(stamp);
    },
  );
});
