/**
 * Run as a process of its own: saves customer 1 of the workbook in the folder given as argument again and
 * again, and prints the name that was acknowledged last.
 */
import { join } from "node:path";
import { createDispatcher, createMemoryConfigurationStore } from "@brygga/connector-sdk";
import { createExcelConnector } from "../create-excel-connector.ts";

const [folder = "", connectionGuid = ""] = process.argv.slice(2);
const connector = createExcelConnector({ stateFolder: join(folder, "state"), baseFolder: folder });
const dispatcher = createDispatcher({ connectors: [connector], store: createMemoryConfigurationStore() });
await dispatcher.dispatch("saveConnection", { connectionGuid, connectionInfo: { File: "erp.xlsx" } });

for (let round = 1; ; round++) {
  const request = { connectionGuid, actorType: "Customer", erpKeys: ["1"], fieldKeys: ["NAME"] };
  const [actor] = (await dispatcher.dispatch("getActors", request)).actors ?? [];
  if (!actor) throw new Error("customer 1 is gone");
  const name = `Round ${process.pid}-${round}`;
  const saved = await dispatcher.dispatch("saveActors", {
    connectionGuid,
    actors: [{ ...actor, fieldValues: { NAME: name } }],
  });
  if (saved.actors?.length !== 1) throw new Error(saved.techExplanation);
  process.stdout.write(`${name}\n`);
}
