import type { LinkDifference, ProblemDetails } from "@brygga/api-contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";
import { CUSTGROUP, mappingSteps } from "../mappings/testing/mapping-steps.ts";

let world: ConnectionWorld;
let connectionId: number;

beforeEach(async () => {
  world = await openConnectionWorld();
  connectionId = (await world.create()).body.id;
  const steps = mappingSteps(world, connectionId);
  await world.map(connectionId, [NAME_BOTH_WAYS, CUSTGROUP]);
  const items = [
    { erpItemKey: "G1", crmItemKey: await steps.crmItem("customer") },
    { erpItemKey: "G2", crmItemKey: await steps.crmItem("prospect") },
  ];
  const { db } = world.server.services;
  const name = 'US:"Prospect";SV:"Prospekt"';
  await db.updateTable("crm_list_item").set({ name }).where("key", "=", "prospect").execute();
  await steps.putLists(items);
  await world.call("POST", `/erp-connections/${connectionId}/activate`);
});
afterEach(() => world[Symbol.asyncDispose]());

/** What the two sides have in the field of the group. */
async function groups(language: "en" | "sv", custGroup: string): Promise<LinkDifference | undefined> {
  const { erp } = world.sample;
  const [customer] = erp.actors("Customer");
  if (customer === undefined) throw new Error("the sample has no customers");
  await erp.edit("Customer", customer.erpKey, { CUSTGROUP: custGroup });
  const values = { name: "Havsbris AB", category: "prospect" };
  const company = await world.call<{ id: number }>("POST", "/companies", { body: values });
  const target = { connectionId, entity: "company", entityId: company.body.id, actorType: "Customer" };
  const { body } = await world.call<{ differences: LinkDifference[] }>("POST", "/links/preview", {
    body: { ...target, erpKey: customer.erpKey },
    language,
  });
  return body.differences.find(({ fieldKey }) => fieldKey === "CUSTGROUP");
}

test("before connecting, items of both sides' lists are shown by their names in the reader's language", async () => {
  expect(await groups("sv", "G1")).toMatchObject({ erpText: "Detaljhandel", crmText: "Prospekt" });
  expect(await groups("en", "G1")).toMatchObject({ erpText: "Retail", crmText: "Prospect" });
});

test("why the ERP cannot be asked is told in the reader's language, and in that alone", async () => {
  world.sample.fail("GetActors");
  const company = await world.call<{ id: number }>("POST", "/companies", { body: { name: "Havsbris AB" } });
  const target = { connectionId, entity: "company", entityId: company.body.id, actorType: "Customer" };
  const told = async (language: "en" | "sv") => {
    const body = { ...target, erpKey: "C1" };
    const answer = await world.call<ProblemDetails>("POST", "/links/preview", { body, language });
    expect(answer).toMatchObject({ status: 502, body: { code: "erp-unreachable" } });
    return answer.body.explanation?.user ?? "";
  };
  const [swedish, english] = [await told("sv"), await told("en")];
  expect(swedish).toMatch(/ fråga /);
  expect(english).toMatch(/ ask /);
  expect(swedish + english).not.toContain(':"');
});

test("an item that corresponds to none is named in the reader's language, and so is why it cannot be chosen", async () => {
  expect(await groups("sv", "G3")).toMatchObject({
    ...{ erpText: "Offentlig sektor", problem: "list-item-unmapped", allowed: [] },
    details: { item: "G3", text: "Offentlig sektor" },
  });
});
