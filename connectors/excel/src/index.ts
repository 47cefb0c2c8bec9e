export { createExcelConnector, type ExcelConnectorOptions } from "./create-excel-connector.ts";
export { writeDemoWorkbook } from "./demo/demo-workbook.ts";
