import type { FieldRanks, ProblemDetails } from "@brygga/api-contract";
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

const url = () => `/erp-connections/${id}/ranks/Customer`;
const read = async () => (await world.call<FieldRanks>("GET", url())).body;
const keys = async () => (await read()).fields.map(({ fieldKey }) => fieldKey);

const put = async (fieldKeys: readonly string[], headers: Record<string, string> = {}) => {
  const response = await world.server.call("administrator", {
    method: "PUT",
    url: url(),
    payload: { fieldKeys },
    headers,
  });
  return { status: response.statusCode, body: JSON.parse(response.body) as FieldRanks & ProblemDetails };
};

describe("the rank of fields", () => {
  test("begins with the connector's order", async () => {
    const { version, fields } = await read();
    expect(version).toBe(1);
    expect(fields.map(({ rank }) => rank)).toEqual(fields.map((_, index) => index + 1));
    expect(fields[0]).toMatchObject({ rank: 1, displayName: expect.any(String) });
  });

  test("is as it was put; fields that are left out follow in the order they had", async () => {
    const before = await keys();
    const last = before.slice(-2).reverse();
    expect(await put(last)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await keys()).toEqual([...last, ...before.slice(0, -2)]);
  });

  test("is the order of the mapping, of the columns of a search, and of the ERP tab's values", async () => {
    const shown = ["PHONE", "NAME"].map((fieldKey) => ({ fieldKey, showInErpTab: true, showInSearch: true }));
    const crmFieldKeys: Record<string, string> = { PHONE: "phone", NAME: "name" };
    await world.map(
      id,
      shown.map((field) => ({
        ...NAME_BOTH_WAYS,
        ...field,
        crmFieldKey: crmFieldKeys[field.fieldKey] ?? null,
      })),
    );
    await world.call("POST", `/erp-connections/${id}/activate`);
    const orderOf = async () => {
      const mapping = await world.call<{ fields: { fieldKey: string }[] }>(
        "GET",
        `/erp-connections/${id}/mappings/Customer`,
      );
      const search = await world.call<{ columns: { fieldKey: string }[]; items: { erpKey: string }[] }>(
        "GET",
        `/erp-connections/${id}/actors/Customer?text=`,
      );
      const wanted = (list: { fieldKey: string }[]) =>
        list.map(({ fieldKey }) => fieldKey).filter((key) => key === "NAME" || key === "PHONE");
      return [
        wanted(mapping.body.fields),
        wanted(search.body.columns),
        wanted(await erpTab(search.body.items[0]?.erpKey)),
      ];
    };
    expect(await orderOf()).toEqual([
      ["NAME", "PHONE"],
      ["NAME", "PHONE"],
      ["NAME", "PHONE"],
    ]);
    await put(["PHONE", "NAME"]);
    expect(await orderOf()).toEqual([
      ["PHONE", "NAME"],
      ["PHONE", "NAME"],
      ["PHONE", "NAME"],
    ]);
  });

  test("survives that the fields are fetched again", async () => {
    const before = await keys();
    await put([...before].reverse());
    await world.call("POST", `/erp-connections/${id}/refresh-fields`);
    expect(await keys()).toEqual([...before].reverse());
  });

  test.each([[["NOPE"]], [["NAME", "NAME"]]])("is refused for %j", async (fieldKeys) => {
    const { status, body } = await put(fieldKeys);
    expect([status, body.code]).toEqual([400, "invalid-request"]);
    expect((await read()).version).toBe(1);
  });

  test("that somebody else has changed since it was read is not overwritten", async () => {
    await put(["PHONE"], { "if-match": '"1"' });
    expect(await put(["FAX"], { "if-match": '"1"' })).toMatchObject({
      status: 412,
      body: { code: "version-conflict" },
    });
    expect((await keys())[0]).toBe("PHONE");
  });
});

let linkId: number | undefined;
beforeEach(() => {
  linkId = undefined;
});

/** Fields of the ERP tab of a company that is linked to this customer. */
async function erpTab(erpKey = ""): Promise<{ fieldKey: string }[]> {
  linkId ??= await link(erpKey);
  const { body } = await world.call<{ fields: { fieldKey: string }[] }>("GET", `/links/${linkId}/fields`);
  return body.fields;
}

async function link(erpKey: string): Promise<number> {
  const company = await world.call<{ id: number }>("POST", "/companies", { body: { name: "Havsbris" } });
  const target = { connectionId: id, entity: "company", entityId: company.body.id, actorType: "Customer" };
  const { body } = await world.call<{ id: number }>("POST", "/links", {
    body: { ...target, erpKey, choices: {} },
  });
  return body.id;
}
