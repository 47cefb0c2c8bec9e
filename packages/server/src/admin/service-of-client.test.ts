import { checkConnector } from "@brygga/connector-check";
import { createSampleConnector, createSampleErp } from "@brygga/connector-sample";
import { createDispatcher, createMemoryConfigurationStore } from "@brygga/connector-sdk";
import { expect, test } from "vitest";
import { type ConnectorClient, failureOfRefusal } from "../connector-client/index.ts";
import { serviceOfClient } from "./service-of-client.ts";

test("a connector that is not called over HTTP is examined but for the rules about HTTP", async () => {
  const erp = await createSampleErp({ seed: 3, customers: 3, suppliers: 1, persons: 2, projects: 1 });
  const store = createMemoryConfigurationStore();
  const dispatcher = createDispatcher({ connectors: [createSampleConnector(erp)], store });
  const client: Pick<ConnectorClient, "call"> = {
    call: async (key, request) => {
      const response = await dispatcher.dispatch(key, request);
      return response.isOk ? { ok: true, response } : { ok: false, failure: failureOfRefusal(response) };
    },
  };
  const report = await checkConnector({
    service: serviceOfClient("plugin://Sample", client),
    config: { Company: "Nordvik" },
    wrongConfig: { Company: "Nordvik", Password: "wrong" },
    mayCreate: true,
  });
  await erp.close();
  const [service, ...others] = report.groups;
  expect(new Set(service?.rules.map(({ reason }) => reason))).toEqual(
    new Set(["this connector is not called over HTTP"]),
  );
  expect(new Set(others.flatMap(({ rules }) => rules.map(({ outcome }) => outcome)))).toEqual(
    new Set(["passed"]),
  );
  expect(report.profile).toMatchObject({ inclusive: true, writing: { partialSave: true } });
}, 60_000);

test("a failure on the way is no answer, and is told as it is", async () => {
  const failure = {
    cause: "timeout" as const,
    errorCode: "",
    userExplanation: 'US:"Nothing came in 60 seconds.";SV:"Inget kom på 60 sekunder."',
    techExplanation: "",
    values: {},
  };
  const service = serviceOfClient("plugin://Slow", { call: async () => ({ ok: false, failure }) });
  await expect(service.call("getConfigData", {})).rejects.toThrow("Nothing came in 60 seconds.");
});
