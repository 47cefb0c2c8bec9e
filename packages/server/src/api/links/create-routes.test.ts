import type { CreateForm, ErpTabSection, ProblemDetails, UncertainCreate } from "@brygga/api-contract";
import { encodeResponse, failedResult } from "@brygga/protocol";
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

describe("connecting a record of which the create is in doubt", () => {
  const connect = async (more: { givesUp?: number }, who: "user" | "administrator" = "administrator") => {
    const [{ erpKey } = { erpKey: "" }] = [...world.sample.erp.actors("Customer")];
    const body = { connectionId, entity: "company", entityId: companyId, actorType: "Customer", erpKey };
    return world.call<{ id: number } & ProblemDetails>("POST", "/links", { who, body: { ...body, ...more } });
  };
  const givenUp = () => world.server.services.db.selectFrom("given_up_create").select("crm_id").execute();

  async function createInDoubt(): Promise<number> {
    proxy.lose("CreateActor", "request", () => proxy.lose("everything", "request"));
    const { body } = await create();
    proxy.lose(null);
    return body.values.id;
  }

  test("is refused where nobody has said that the other actor is not waited for, and writes nothing", async () => {
    const id = await createInDoubt();
    const before = [...world.sample.erp.actors("Customer")];
    const { status, body } = await connect({});
    expect({ status, body }).toMatchObject({
      status: 409,
      body: { code: "create-in-doubt", values: { id } },
    });
    expect((await connect({ givesUp: id + 1 })).status).toBe(409);
    expect([...world.sample.erp.actors("Customer")]).toEqual(before);
    expect(await section()).toMatchObject({ link: null, uncertainCreate: { id } });
  });

  test("gives the other actor up where somebody says so: it is looked for no more, and no other record's", async () => {
    const id = await createInDoubt();
    const { status, body } = await connect({ givesUp: id });
    expect(status).toBe(201);
    expect(await section()).toMatchObject({ link: { id: body.id }, uncertainCreate: null });
    expect([await uncertain(), await givenUp()]).toEqual([[], [{ crm_id: companyId }]]);
  });

  test("is for those who may create, since they give up what was to be created", async () => {
    const id = await createInDoubt();
    await restrict({ canConnect: true, canCreateInErp: false });
    expect((await connect({ givesUp: id }, "user")).status).toBe(403);
    expect((await uncertain()).map((one) => one.id)).toEqual([id]);
  });

  test("waits for a create that is under way, and is refused then", async () => {
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    world.sample.fail("CreateActor", (_request, response) => {
      reached.resolve();
      void held.promise.then(() => response.destroy());
    });
    const creating = create();
    await reached.promise;
    const connecting = connect({});
    held.resolve();
    expect((await creating).body.code).toBe("create-in-doubt");
    expect((await connecting).body.code).toBe("create-in-doubt");
    expect(await section()).toMatchObject({ link: null });
  });
});

const form = (who: "user" | "administrator" = "administrator") =>
  world.call<CreateForm & ProblemDetails>(
    "GET",
    `/erp-connections/${connectionId}/create-form/Customer?entity=company&entityId=${companyId}`,
    { who, language: "sv" },
  );

const setDefaults = (defaults: Record<string, string | boolean>[]) =>
  world.call("PUT", `/erp-connections/${connectionId}/defaults/Customer`, {
    body: {
      defaults: defaults.map((one) => ({
        ...{ hasDefault: false, default: "", askUser: false, mandatory: false },
        ...one,
      })),
    },
  });

describe("the dialog Create in ERP", () => {
  test("shows the fields that ask, defaults filled in with their tags replaced, mandatory marked", async () => {
    const saved = await setDefaults([
      { fieldKey: "PHONE", askUser: true, mandatory: true },
      { fieldKey: "EMAIL", askUser: true, hasDefault: true, default: "<user>@<name>.se" },
      { fieldKey: "CREDITDAYS", hasDefault: true, default: "30" },
    ]);
    expect(saved.status).toBe(200);
    const { status, body } = await form();
    expect(status).toBe(200);
    const asked = body.fields.map(({ fieldKey, mandatory, value }) => [fieldKey, mandatory, value]);
    expect(asked).toEqual([
      ["PHONE", true, ""],
      ["EMAIL", false, "test-administrator@Havsbris AB.se"],
    ]);
    expect(body.given).toEqual([
      expect.objectContaining({ fieldKey: "NAME", text: "Havsbris AB", source: "crm" }),
      expect.objectContaining({ fieldKey: "CREDITDAYS", text: "30", source: "default" }),
    ]);
    expect(body.missing).toEqual([]);
  });

  test("says which field of the record has to be filled in first", async () => {
    await world.call("POST", `/erp-connections/${connectionId}/deactivate`);
    await world.map(connectionId, [
      NAME_BOTH_WAYS,
      { fieldKey: "PHONE", crmFieldKey: "phone", syncToErp: true, syncToCrm: true },
    ]);
    await world.call("POST", `/erp-connections/${connectionId}/activate`);
    const { db } = world.server.services;
    await db.updateTable("erp_field").set({ mandatory: 1 }).where("field_key", "=", "PHONE").execute();
    expect((await form()).body.missing).toEqual([
      { fieldKey: "PHONE", displayName: "Telefon", crmFieldKey: "phone" },
    ]);
  });

  test("keeps what the user cleared blank, and refuses what the field cannot take", async () => {
    await setDefaults([
      { fieldKey: "EMAIL", askUser: true, hasDefault: true, default: "info@<name>.se" },
      { fieldKey: "PHONE", askUser: true },
    ]);
    const send = (values: Record<string, string>) =>
      world.call<ProblemDetails>("POST", "/links/create-actor", {
        body: { connectionId, entity: "company", entityId: companyId, actorType: "Customer", values },
      });
    expect((await send({ PHONE: "1".repeat(500) })).body.errors).toMatchObject([
      { path: "values.PHONE", code: "too-long" },
    ]);
    expect((await send({ EMAIL: "" })).status).toBe(201);
    const made = [...world.sample.erp.actors("Customer")].find(
      ({ fieldValues }) => fieldValues.NAME === "Havsbris AB",
    );
    expect(made?.fieldValues.EMAIL ?? "").toBe("");
  });

  test("is closed to a user who may connect but not create, and is not there outside the scope", async () => {
    await restrict({ canConnect: true, canCreateInErp: false });
    expect((await form("user")).status).toBe(403);
    const body = { connectionId, entity: "company", entityId: companyId, actorType: "Customer" };
    expect((await world.call("POST", "/links/create-actor", { who: "user", body })).status).toBe(403);
    expect((await world.call("POST", "/links/create-actor", { body })).status).toBe(404);
    const path = `/erp-connections/${connectionId}/actors/Customer?text=`;
    expect((await world.call("GET", path, { who: "user" })).status).toBe(200);
  });
});

async function restrict(rights: { canConnect: boolean; canCreateInErp: boolean }): Promise<void> {
  const { version } = await world.connection(connectionId);
  const user = await world.server.services.db
    .selectFrom("user_account")
    .select("id")
    .where("username", "=", "test-user")
    .executeTakeFirstOrThrow();
  const access = [{ userId: user.id, groupId: null, ...rights }];
  const body = { version, scope: "restricted", access };
  await world.call("PATCH", `/erp-connections/${connectionId}`, { body });
}

test("administrators see and settle what is in doubt whatever the scope, others where they may create", async () => {
  proxy.lose("CreateActor", "request", () => proxy.lose("everything", "request"));
  const { body } = await create();
  proxy.lose(null);
  await restrict({ canConnect: true, canCreateInErp: false });
  const ofUser = await world.call<{ items: unknown[] }>("GET", "/uncertain-creates", { who: "user" });
  expect(ofUser.body.items).toEqual([]);
  const path = `/uncertain-creates/${body.values.id}`;
  expect((await world.call("DELETE", path, { who: "user" })).status).toBe(403);
  expect(await uncertain()).toHaveLength(1);
  expect((await world.call("DELETE", path)).status).toBe(204);
});

test("a connector that cannot create says so once, and users are told before they try again", async () => {
  expect((await section())?.cannotCreate).toEqual([]);
  world.sample.fail("CreateActor", (_request, response) => {
    const answer = failedResult({ errorCode: "NOT_SUPPORTED", userExplanation: "It only reads." });
    response.writeHead(200, { "content-type": "text/xml; charset=utf-8" });
    response.end(encodeResponse("createActor", { ...answer, actor: null }));
  });
  expect((await create()).body).toMatchObject({
    code: "erp-refused",
    explanation: { user: "It only reads." },
  });
  expect((await section())?.cannotCreate).toEqual(["Customer"]);
  await world.call("POST", `/erp-connections/${connectionId}/deactivate`);
  await world.call("POST", `/erp-connections/${connectionId}/refresh-fields`);
  await world.call("POST", `/erp-connections/${connectionId}/activate`);
  expect((await section())?.cannotCreate).toEqual([]);
});

test("a connected actor goes by its number and name as both sides last agreed on them", async () => {
  expect((await create()).status).toBe(201);
  const found = await section();
  expect(found?.link).toMatchObject({ actorName: "Havsbris AB", actorNumber: "" });
  const { db } = world.server.services;
  await db
    .updateTable("erp_field")
    .set({ crm_field_key: "code" })
    .where("field_key", "=", "NUMBER1")
    .execute();
  const base = JSON.stringify({ NAME: "Havsbris AB", NUMBER1: "10006" });
  await db.updateTable("link").set({ base }).execute();
  expect((await section())?.link).toMatchObject({ actorNumber: "10006" });
});
