import { decodeResponse, encodeRequest } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import { CONNECTION, EXAMPLE_REQUESTS } from "./example-requests.ts";
import { type ClientName, findClient } from "./find-clients.ts";
import type { OpenForeignClient, Outcome } from "./foreign-client.ts";
import { openNodeSoap } from "./open-node-soap.ts";
import { openProcessClient } from "./open-process-client.ts";
import { type SampleService, startSampleService } from "./sample-service.ts";
import { wireAnswer } from "./wire-answer.ts";
import { strings } from "./wire-request.ts";

const VALUE = "before\u0001after";

/** An ERP that has a control character in one of its values. */
async function startWith(forbiddenCharacters: "reference" | "replace"): Promise<SampleService> {
  const service = await startSampleService({ forbiddenCharacters });
  const values = { Company: "Nordvik" };
  await service.store.set({ connectionGuid: CONNECTION, connectorName: "Sample", values });
  await service.erp.edit("Project", "J1", { TEXT: VALUE });
  return service;
}

async function outcomeFor(open: OpenForeignClient, service: SampleService): Promise<Outcome> {
  const client = await open(`${service.url}?wsdl`);
  const wanted = { ConnectionGuid: CONNECTION, ActorType: "Project", FieldKeys: strings("TEXT") };
  const outcome = await client.call("WSGetActors", { ...wanted, ErpKeys: strings("J1") });
  await client.close();
  return outcome;
}

const installed = (name: ClientName): OpenForeignClient | undefined => {
  const client = findClient(name);
  return client && ((url) => openProcessClient(client, url));
};

const CLIENTS: readonly (readonly [string, OpenForeignClient | undefined])[] = [
  ["zeep", installed("zeep")],
  ["PHP soap", installed("php")],
  ["node-soap", openNodeSoap],
];

describe("a control character in a value of the ERP", () => {
  test.each(CLIENTS.filter(([, open]) => open !== undefined))(
    "can be read by %s where the service replaces it",
    async (_name, open = openNodeSoap) => {
      const service = await startWith("replace");
      const outcome = await outcomeFor(open, service);
      await service.close();
      if (!("result" in outcome)) throw new Error(JSON.stringify(outcome));
      const [actor] = wireAnswer.actors.parse(outcome.result).Actors;
      expect(actor?.FieldValues).toEqual({ TEXT: "before\uFFFDafter" });
    },
  );

  test("is otherwise written as WCF writes it, so that Brygga has it as it is", async () => {
    const service = await startWith("reference");
    const request = {
      ...EXAMPLE_REQUESTS.getActors,
      actorType: "Project",
      erpKeys: ["J1"],
      fieldKeys: ["TEXT"],
    };
    const { body, soapAction } = encodeRequest("getActors", request);
    const headers = { "content-type": "text/xml", soapaction: `"${soapAction}"` };
    const answer = await (await fetch(service.url, { method: "POST", headers, body })).text();
    await service.close();
    expect(answer).toContain("before&#x1;after");
    const decoded = decodeResponse("getActors", answer);
    expect(decoded).toMatchObject({ response: { actors: [{ fieldValues: { TEXT: VALUE } }] } });
  });
});
