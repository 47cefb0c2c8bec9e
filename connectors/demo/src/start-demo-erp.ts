import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createExcelConnector, writeDemoWorkbook } from "@brygga/connector-excel";
import { createSampleConnector, createSampleErp } from "@brygga/connector-sample";
import { createFileConfigurationStore, serveConnectors } from "@brygga/connector-sdk";
import type { DemoSettings } from "./demo-settings.ts";
import { createErpPages } from "./pages/erp-pages.ts";

export interface DemoErp {
  /** Of the sample ERP; `?ConnectorName=Excel` serves workbooks. Its own pages are at the root. */
  readonly url: string;
  readonly workbookPath: string;
  close(): Promise<void>;
}

/**
 * Starts the ERP that a newcomer tries Brygga with: the sample and the Excel connector behind one URL, and on
 * the first start a filled workbook in the data folder. A workbook that is there is left as it is.
 *
 * @throws the error of `listen`, such as EADDRINUSE
 */
export async function startDemoErp({ port, dataFolder }: DemoSettings): Promise<DemoErp> {
  await mkdir(dataFolder, { recursive: true });
  const workbookPath = join(dataFolder, "demo-erp.xlsx");
  if (!existsSync(workbookPath)) await writeDemoWorkbook(workbookPath);
  const erp = await createSampleErp({ dataFile: join(dataFolder, "sample-erp.jsonl") });
  const excel = createExcelConnector({
    stateFolder: join(dataFolder, "excel-state"),
    baseFolder: dataFolder,
    defaultFile: workbookPath,
  });
  try {
    const service = await serveConnectors({
      connectors: [createSampleConnector(erp), excel],
      store: createFileConfigurationStore(join(dataFolder, "connections")),
      port,
      otherPaths: createErpPages(erp),
    });
    const close = async () => {
      await service.close();
      await erp.close();
    };
    return { url: service.url, workbookPath, close };
  } catch (error) {
    await erp.close();
    throw error;
  }
}
