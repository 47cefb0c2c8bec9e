import type { ErpTabSection, UncertainCreate } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type LosingProxy, openLosingProxy } from "../../sync/testing/losing-proxy.ts";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;
let proxy: LosingProxy;
let connectionId: number;
let companyId: number;

beforeEach(async () => {
  world = await openConnectionWorld();
  connectionId = (await world.create()).body.id;
  await world.map(connectionId, [NAME_BOTH_WAYS]);
  await world.call("POST", `/erp-connections/${connectionId}/activate`);
  const { db } = world.server.services;
  const { url } = await db.selectFrom("sync_connector").select("url").executeTakeFirstOrThrow();
  proxy = await openLosingProxy(url);
  await db.updateTable("sync_connector").set({ url: proxy.url }).execute();
  const made = await world.call<{ id: number }>("POST", "/companies", { body: { name: "Havsbris AB" } });
  companyId = made.body.id;
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

const create = () =>
  world.call<{ erpKey: string; code: string; values: { id: number } }>("POST", "/links/create-actor", {
    body: { connectionId, entity: "company", entityId: companyId, actorType: "Customer" },
  });
const section = async () =>
  (await world.call<{ sections: ErpTabSection[] }>("GET", `/companies/${companyId}/erp`)).body.sections[0];
const uncertain = async () =>
  (await world.call<{ items: UncertainCreate[] }>("GET", "/uncertain-creates", { language: "sv" })).body
    .items;

describe("creating an actor over the API", () => {
  test("answers the link that was made", async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(await section()).toMatchObject({ link: { erpKey: body.erpKey }, uncertainCreate: null });
  });

  test("says when it is in doubt, on the ERP tab and in the list, and takes an answer", async () => {
    proxy.lose("CreateActor", "request", () => proxy.lose("everything", "request"));
    const { status, body } = await create();
    expect({ status, code: body.code }).toEqual({ status: 409, code: "create-in-doubt" });
    proxy.lose(null);
    expect(await section()).toMatchObject({
      link: null,
      uncertainCreate: { id: body.values.id, state: "sent" },
    });
    const searched = await world.call("POST", `/uncertain-creates/${body.values.id}/search`);
    expect(searched.body).toEqual({ linkId: null });
    const [item] = await uncertain();
    expect(item).toMatchObject({
      ...{ id: body.values.id, recordName: "Havsbris AB", state: "in-doubt", candidates: [] },
      explanation: expect.stringContaining("Brygga fortsätter leta"),
    });
    const again = await world.call<{ linkId: number }>(
      "POST",
      `/uncertain-creates/${item?.id}/create-anyway`,
    );
    expect(again.status).toBe(200);
    expect(await section()).toMatchObject({ link: { id: again.body.linkId }, uncertainCreate: null });
    expect(await uncertain()).toEqual([]);
  });

  test("is forgotten where somebody says so", async () => {
    proxy.lose("CreateActor", "request", () => proxy.lose("everything", "request"));
    const { body } = await create();
    proxy.lose(null);
    expect((await world.call("DELETE", `/uncertain-creates/${body.values.id}`)).status).toBe(204);
    expect((await world.call("DELETE", `/uncertain-creates/${body.values.id}`)).status).toBe(404);
    expect(await section()).toMatchObject({ link: null, uncertainCreate: null });
  });
});
