import type { ActorTypeMapping, FieldMapping, ListMapping, ProblemDetails } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;
let id: number;

beforeEach(async () => {
  world = await openConnectionWorld();
  id = (await world.create()).body.id;
});
afterEach(() => world[Symbol.asyncDispose]());

const mappingOf = async (actorType: string) =>
  (await world.call<ActorTypeMapping>("GET", `/erp-connections/${id}/mappings/${actorType}`)).body;

const field = (part: Partial<FieldMapping> & { fieldKey: string }): FieldMapping => ({
  ...{ crmFieldKey: null, syncToCrm: false, syncToErp: false, showInErpTab: false, showInSearch: false },
  ...part,
});

const put = (types: readonly object[]) =>
  world.call<{ types: ActorTypeMapping[] } & ProblemDetails>("PUT", `/erp-connections/${id}/mappings`, {
    body: { types },
  });

const PHONE = field({ fieldKey: "PHONE", crmFieldKey: "phone", syncToCrm: true });

describe("the mappings of several actor types", () => {
  test("are saved together, and counted", async () => {
    const answer = await put([
      { actorType: "Customer", version: 1, active: true, fields: [PHONE] },
      { actorType: "Supplier", version: 1, active: true, fields: [] },
    ]);
    expect(answer).toMatchObject({ status: 200, body: { types: [{ version: 2 }, { version: 2 }] } });
    expect((await mappingOf("Customer")).active).toBe(true);
    expect((await mappingOf("Supplier")).active).toBe(true);
  });

  test("are not saved at all when one of them breaks a rule", async () => {
    const nope = field({ fieldKey: "NOPE", crmFieldKey: "name" });
    const answer = await put([
      { actorType: "Customer", active: true, fields: [PHONE] },
      { actorType: "Supplier", active: true, fields: [nope] },
    ]);
    expect(answer).toMatchObject({ status: 422, body: { code: "mapping-invalid" } });
    expect(await mappingOf("Customer")).toMatchObject({ active: false, version: 1 });
  });

  test("that somebody else has changed since they were read are not overwritten", async () => {
    await put([{ actorType: "Supplier", version: 1, active: true, fields: [] }]);
    const answer = await put([
      { actorType: "Customer", version: 1, active: true, fields: [PHONE] },
      { actorType: "Supplier", version: 1, active: false, fields: [] },
    ]);
    expect(answer).toMatchObject({ status: 412, body: { code: "version-conflict" } });
    expect(await mappingOf("Customer")).toMatchObject({ active: false, version: 1 });
    expect(await mappingOf("Supplier")).toMatchObject({ active: true, version: 2 });
  });

  test("one by one are held to If-Match", async () => {
    const one = (version: string) =>
      world.server.call("administrator", {
        method: "PUT",
        url: `/erp-connections/${id}/mappings/Customer`,
        payload: { active: true, fields: [PHONE] },
        headers: { "if-match": version },
      });
    expect((await one('"1"')).statusCode).toBe(200);
    expect((await one('"1"')).statusCode).toBe(412);
    expect((await one('"2"')).statusCode).toBe(200);
  });
});

describe("a list mapping", () => {
  const GROUP = { fieldKey: "CUSTGROUP", crmFieldKey: "category", syncToCrm: true, syncToErp: true };
  const groups = async () => {
    const { body } = await world.call<{ items: ListMapping[] }>(
      "GET",
      `/erp-connections/${id}/list-mappings`,
    );
    const list = body.items.find(({ fieldKey }) => fieldKey === "CUSTGROUP");
    if (list === undefined) throw new Error("there is no such list");
    return list;
  };
  const save = (version: number | undefined, items: readonly object[]) =>
    world.call<{ items: ListMapping[] } & ProblemDetails>("PUT", `/erp-connections/${id}/list-mappings`, {
      body: { fields: [{ actorType: "Customer", fieldKey: "CUSTGROUP", version, items }] },
    });

  test("that somebody else has changed since it was read is not overwritten", async () => {
    await world.map(id, [NAME_BOTH_WAYS, GROUP]);
    const list = await groups();
    const item = { erpItemKey: list.items[0]?.erpItemKey, crmItemKey: null };
    expect((await save(list.version, [item])).status).toBe(200);
    expect((await groups()).version).toBe(list.version + 1);
    expect(await save(list.version, [])).toMatchObject({ status: 412, body: { code: "version-conflict" } });
    expect((await groups()).items[0]).toMatchObject(item);
    expect((await save(undefined, [])).status).toBe(200);
  });

  test("that is lost with another CRM field is another one", async () => {
    await world.map(id, [GROUP]);
    const before = (await groups()).version;
    await world.map(id, [{ ...GROUP, crmFieldKey: "business" }]);
    expect((await groups()).version).toBe(before + 1);
  });
});

describe("a pre-flight over the API", () => {
  const url = () => `/erp-connections/${id}/mappings/Customer/preflight`;

  test("takes the draft, and tells what it would meet", async () => {
    const listed = field({ fieldKey: "NAME", crmFieldKey: "category", syncToCrm: true });
    const answer = await world.call<{ id: number; kind: string }>("POST", url(), {
      body: { fields: [listed], sample: 20 },
    });
    expect(answer).toMatchObject({ status: 202, body: { kind: "preflight", isPreview: true } });
    await world.server.services.jobs.runner.settled(answer.body.id, AbortSignal.timeout(20_000));
    const report = await world.call("GET", `/jobs/${answer.body.id}/preflight`);
    expect(report.body).toMatchObject({
      job: { state: "completed" },
      subject: "actors",
      fields: [{ erpFieldKey: "NAME", crmFieldKey: "category", findings: [{ code: "list-item-unknown" }] }],
    });
    expect((await mappingOf("Customer")).version).toBe(1);
  });

  test("of a draft that breaks a rule is refused", async () => {
    const nope = field({ fieldKey: "NOPE", crmFieldKey: "name" });
    const answer = await world.call("POST", url(), { body: { fields: [nope] } });
    expect(answer).toMatchObject({ status: 422, body: { code: "mapping-invalid" } });
  });

  test("is open to administrators only, and its report is of pre-flights only", async () => {
    expect((await world.call("POST", url(), { who: "user", body: {} })).status).toBe(403);
    expect((await world.call("GET", "/jobs/999/preflight")).status).toBe(404);
  });
});
