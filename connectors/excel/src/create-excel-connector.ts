import { type Connector, defineConnector, warning } from "@brygga/connector-sdk";
import { createActor, saveActors } from "./change-actors.ts";
import { EXCEL_ACTOR_TYPES, excelConfiguration } from "./configuration.ts";
import { describeFields, getList } from "./describe-fields.ts";
import { actorTypesOf, ExcelErp, type ExcelErpOptions } from "./excel-erp.ts";
import { getActors, getActorsByTimestamp, searchActorByParent, searchActors } from "./find-actors.ts";
import { answering } from "./problem-answer.ts";
import { testConfiguration } from "./test-configuration.ts";

export interface ExcelConnectorOptions extends ExcelErpOptions {
  /** Path that a new connection starts with. @default none */
  readonly defaultFile?: string;
}

/**
 * The connector that takes a workbook for an ERP system. People go on working in the workbook; the connector
 * notices what they change and writes single cells.
 *
 * @example
 * const service = await serveConnectors({
 *   connectors: [createExcelConnector({ stateFolder: "./state/excel", baseFolder: "./data" })],
 *   store: createFileConfigurationStore("./state/connections"),
 *   host: "127.0.0.1",
 *   port: 4621,
 * });
 */
export function createExcelConnector({ defaultFile = "", ...options }: ExcelConnectorOptions): Connector {
  const erp = new ExcelErp(options);
  return defineConnector({
    name: "Excel",
    description: "Customers, suppliers, persons and projects in the sheets of an Excel workbook",
    config: excelConfiguration(defaultFile),
    testConfig: (config) =>
      answering(async () => {
        const notes = await testConfiguration(erp, config);
        return notes === null ? undefined : warning(undefined, notes);
      }),
    // New values may mean another workbook, whose columns hold other things.
    connectionSaved: ({ connectionGuid }) => erp.states.forgetFieldTypes(connectionGuid),
    deleteConnection: ({ connectionGuid }) => erp.states.delete(connectionGuid),
    getSupportedActorTypes: ({ config }) => actorTypesOf(config, EXCEL_ACTOR_TYPES),
    getFields: (connection, actorType) => answering(() => describeFields(erp, connection, actorType)),
    getActors: (connection, wanted) => answering(() => getActors(erp, connection, wanted)),
    getActorsByTimestamp: (connection, wanted) =>
      answering(() => getActorsByTimestamp(erp, connection, wanted)),
    searchActors: (connection, wanted) => answering(() => searchActors(erp, connection, wanted)),
    searchActorByParent: (connection, wanted) =>
      answering(() => searchActorByParent(erp, connection, wanted)),
    createActor: (connection, actor) => answering(() => createActor(erp, connection, actor)),
    saveActors: (connection, actors) => answering(() => saveActors(erp, connection, actors)),
    getList: (connection, listName) => answering(() => getList(erp, connection, listName)),
  });
}
