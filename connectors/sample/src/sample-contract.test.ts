import { testConnector } from "@brygga/connector-sdk/testing";
import { createSampleConnector } from "./sample-connector.ts";
import { createSampleErp } from "./sample-erp.ts";

testConnector("Sample", async () => {
  const erp = await createSampleErp({ seed: 3, customers: 6, suppliers: 3, persons: 8, projects: 4 });
  return {
    connector: createSampleConnector(erp),
    config: { Company: "Nordvik", Timeout: "30", UseTest: "false" },
    wrongConfig: { Company: "Nordvik", Password: "wrong" },
    close: () => erp.close(),
  };
});
