import type { ActivationReason, ErpConnection, ProblemDetails } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";
import { CUSTGROUP, mappingSteps } from "./testing/mapping-steps.ts";

let world: ConnectionWorld;
let id: number;

beforeEach(async () => {
  world = await openConnectionWorld();
  id = (await world.create()).body.id;
});
afterEach(() => world[Symbol.asyncDispose]());

const activate = async (language: "en" | "sv" = "en") =>
  (
    await world.call<{ activated: boolean; reasons: ActivationReason[] }>(
      "POST",
      `/erp-connections/${id}/activate`,
      { language },
    )
  ).body;

describe("a connection that cannot be activated", () => {
  test("because a mapped field is no longer in the CRM says which, and where to mend it", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    await world.server.services.db
      .updateTable("erp_field")
      .set({ crm_field_key: "x_gone" })
      .where("field_key", "=", "PHONE")
      .execute();
    expect(await activate()).toMatchObject({
      activated: false,
      reasons: [{ code: "missing-in-crm", place: "mappings", actorType: "Customer", field: "PHONE" }],
    });
    expect((await activate("sv")).reasons[0]?.explanation).toContain("x_gone");
  });

  test("because its fields could not be fetched completely says so", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    await world.server.services.db
      .updateTable("erp_connection")
      .set({ incomplete: 'US:"Half";SV:"Halvt"' })
      .where("id", "=", id)
      .execute();
    expect(await activate("sv")).toMatchObject({
      activated: false,
      reasons: [{ code: "incomplete", place: "connection", explanation: "Halvt" }],
    });
  });

  test("has all its reasons at once", async () => {
    await world.map(id, [{ fieldKey: "CUSTGROUP", crmFieldKey: "category", syncToCrm: true }]);
    world.sample.fail("TestConnection");
    const { reasons } = await activate();
    expect(reasons.map(({ code }) => code)).toEqual([
      "test-failed",
      "mandatory-field-unfilled",
      "list-unmapped",
    ]);
  });

  test("refuses a save as active with the same reasons, each by its place", async () => {
    await world.map(id, []);
    const { version } = (await world.call<ErpConnection>("GET", `/erp-connections/${id}`)).body;
    const { status, body } = await world.call<ProblemDetails>("PATCH", `/erp-connections/${id}`, {
      body: { version, active: true },
    });
    expect([status, body.code]).toEqual([409, "activation-refused"]);
    expect(body.errors).toMatchObject([{ code: "mandatory-field-unfilled", path: "mappings.Customer.NAME" }]);
  });

  test("of a mandatory field that is read-only in the ERP demands nothing", async () => {
    await world.map(id, [{ fieldKey: "PHONE", crmFieldKey: "phone", syncToCrm: true }]);
    expect((await activate()).activated).toBe(false);
    await world.server.services.db
      .updateTable("erp_field")
      .set({ access: "ReadOnly" })
      .where("field_key", "=", "NAME")
      .execute();
    expect(await activate()).toMatchObject({ activated: true });
  });
});

describe("activation", () => {
  const codes = async () => (await activate()).reasons.map(({ code }) => code);

  test("is refused without an actor type, or with an unfilled mandatory field", async () => {
    expect(await codes()).toEqual(["no-actor-type"]);
    await world.map(id, []);
    const { activated, reasons } = await activate();
    expect(activated).toBe(false);
    expect(reasons).toMatchObject([{ code: "mandatory-field-unfilled", place: "mappings", field: "NAME" }]);
  });

  test("is refused when the connection test fails", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    world.sample.fail("TestConnection");
    expect(await codes()).toEqual(["test-failed"]);
  });

  test("is refused while a mapped list is unmapped; an unmapped item is a warning", async () => {
    await world.map(id, [NAME_BOTH_WAYS, CUSTGROUP]);
    expect(await codes()).toEqual(["list-unmapped"]);
    const { crmItem, getLists, putLists } = mappingSteps(world, id);
    const [item] = (await getLists())[0]?.items ?? [];
    await putLists([{ erpItemKey: item?.erpItemKey, crmItemKey: await crmItem("a") }]);
    const { activated, reasons } = await activate();
    expect(activated).toBe(true);
    expect(reasons).toMatchObject([{ code: "list-item-unmapped", severity: "warning" }]);
  });

  test("is refused while a mapped field is missing in the ERP", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    await world.server.services.db
      .updateTable("erp_field")
      .set({ missing_in_erp: 1 })
      .where("field_key", "=", "PHONE")
      .execute();
    expect(await codes()).toEqual(["missing-in-erp"]);
  });

  test("is forgotten by deactivation, which the mapping needs", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    await activate();
    expect(await world.call("POST", `/erp-connections/${id}/deactivate`)).toMatchObject({
      body: { active: false },
    });
    expect(await world.map(id, [])).toMatchObject({ status: 200 });
  });
});
