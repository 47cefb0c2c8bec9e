import type { ProblemDetails } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";
import { CUSTGROUP, type MappingSteps, mappingSteps } from "./testing/mapping-steps.ts";

let world: ConnectionWorld;
let id: number;
let steps: MappingSteps;

beforeEach(async () => {
  world = await openConnectionWorld();
  id = (await world.create()).body.id;
  steps = mappingSteps(world, id);
  await world.map(id, [NAME_BOTH_WAYS, CUSTGROUP]);
});
afterEach(() => world[Symbol.asyncDispose]());

const getList = async () => (await steps.getLists())[0];

const mapList = async (items: Parameters<MappingSteps["putLists"]>[0]) =>
  expect(await steps.putLists(items)).toMatchObject({ status: 200 });

describe("the list mapping", () => {
  test("shows the items of the ERP list, none of them new at first", async () => {
    const list = await getList();
    expect(list).toMatchObject({
      actorType: "Customer",
      fieldKey: "CUSTGROUP",
      crmFieldKey: "category",
      error: "",
    });
    expect(list?.items.length).toBeGreaterThan(1);
    expect(list?.items.some(({ isNew }) => isNew)).toBe(false);
  });

  test("marks an item that appeared since it was saved", async () => {
    const first = (await getList())?.items[0]?.erpItemKey ?? "";
    await mapList([{ erpItemKey: first, crmItemKey: await steps.crmItem("a") }]);
    await world.server.services.db
      .deleteFrom("list_item_mapping")
      .where("erp_item_key", "!=", first)
      .execute();
    const items = (await getList())?.items ?? [];
    expect(items.find(({ erpItemKey }) => erpItemKey === first)).toMatchObject({
      crmItemKey: "a",
      isNew: false,
    });
    expect(items.filter(({ isNew }) => isNew).length).toBe(items.length - 1);
  });

  test("is one-to-one", async () => {
    const [a, b] = (await getList())?.items ?? [];
    const crmItemKey = await steps.crmItem("a");
    const twice = [a, b].map((item) => ({ erpItemKey: item?.erpItemKey, crmItemKey }));
    const { status, body } = await steps.putLists(twice);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "list-mapping-invalid" });
    expect(body.errors?.map(({ code }) => code)).toEqual(["crm-item-used-twice", "crm-item-used-twice"]);
    expect(await steps.putLists([{ erpItemKey: a?.erpItemKey, crmItemKey: "nope" }])).toMatchObject({
      body: { errors: [{ code: "unknown-crm-item" }] },
    });
  });

  test("of a field without a CRM list is refused in the language of the caller, naming the field", async () => {
    const fields = [{ actorType: "Customer", fieldKey: "NAME", items: [] }];
    const put = async (language: "en" | "sv") => {
      const { status, body } = await world.call<ProblemDetails>(
        "PUT",
        `/erp-connections/${id}/list-mappings`,
        { body: { fields }, language },
      );
      expect(status).toBe(422);
      return body.errors?.[0];
    };
    expect(await put("en")).toMatchObject({
      path: "Customer.NAME",
      code: "not-a-list",
      message: expect.stringContaining("not mapped to a list of the CRM"),
    });
    expect((await put("sv"))?.message).toContain("inte kopplat till en lista i CRM");
  });

  test("an item with another partner forgets the base of its field", async () => {
    const erpItemKey = (await getList())?.items[0]?.erpItemKey ?? "";
    await mapList([{ erpItemKey, crmItemKey: await steps.crmItem("a") }]);
    const linkId = await steps.link({ NAME: "A", CUSTGROUP: "a" });
    await mapList([{ erpItemKey, crmItemKey: await steps.crmItem("b") }]);
    expect(await steps.baseOf(linkId)).toEqual({ NAME: "A" });
  });

  test("without the ERP shows what is stored, and why", async () => {
    const stored = (await getList())?.items.length;
    world.sample.fail("GetList");
    const list = await getList();
    expect(list?.items).toHaveLength(stored ?? 0);
    expect(list?.error).toContain("told to fail");
  });
});
