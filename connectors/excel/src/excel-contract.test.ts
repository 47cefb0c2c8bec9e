import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testConnector } from "@brygga/connector-sdk/testing";
import { createExcelConnector } from "./create-excel-connector.ts";
import { writeDemoWorkbook } from "./demo/demo-workbook.ts";

testConnector("Excel", async () => {
  const folder = await mkdtemp(join(tmpdir(), "brygga-excel-contract-"));
  await writeDemoWorkbook(join(folder, "erp.xlsx"));
  return {
    connector: createExcelConnector({ stateFolder: join(folder, "state"), baseFolder: folder }),
    config: { File: "erp.xlsx" },
    wrongConfig: { File: "no-such-workbook.xlsx" },
    close: () => rm(folder, { recursive: true, force: true }),
  };
});
