import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "../../compose.ts";
import { composeForTest, editCompany, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import { changeConnectionSync } from "./connection-sync.ts";

let world: SyncWorld;

const closing = (services: Services): Services & AsyncDisposable => ({
  ...services,
  [Symbol.asyncDispose]: () => services.close(),
});

describe("the ERP's time zone", () => {
  beforeEach(async () => {
    world = await openSyncWorld();
    await mapCustomerSince();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  async function mapCustomerSince(): Promise<void> {
    const field = { entity: "company", key: "x_since", type: "datetime", label: "Customer since" } as const;
    await world.db
      .insertInto("crm_field")
      .values({ ...field, max_length: 0, scale: null, list_id: null })
      .execute();
    const name = await world.db
      .selectFrom("erp_field")
      .selectAll()
      .where("field_key", "=", "NAME")
      .executeTakeFirstOrThrow();
    const { id: _id, ...columns } = name;
    const mapped = { field_key: "SINCE", field_type: "Datetime", crm_field_key: "x_since" };
    await world.db
      .insertInto("erp_field")
      .values({ ...columns, ...mapped })
      .execute();
    await world.services.sync.configure({ timeZone: "UTC" });
  }

  const companyId = () => world.companyIds.get("C1") ?? 0;
  const setZone = (timeZone: string) => changeConnectionSync(world.db, world.connectionId, { timeZone });
  const setActive = (active: 0 | 1) => world.db.updateTable("erp_connection").set({ active }).execute();

  async function since(): Promise<unknown> {
    const { custom } = await world.db
      .selectFrom("company")
      .select("custom")
      .where("id", "=", companyId())
      .executeTakeFirstOrThrow();
    return (JSON.parse(custom) as Record<string, unknown>).x_since;
  }

  test("date-times are taken as they are until it is set, and then are the same moment on both sides", async () => {
    await world.erp.edit("Customer", "C1", { SINCE: "[DT:07/15/2026 12:00:00.0000000]" });
    await world.sync();
    expect(await since()).toBe("2026-07-15T12:00:00");
    await setActive(0);
    await setZone("Europe/Stockholm");
    await setActive(1);
    await world.sync();
    expect(await since()).toBe("2026-07-15T10:00:00");
    await editCompany(world.db, companyId(), { x_since: "2026-01-01T23:30:00" });
    await world.sync();
    expect(world.erp.actor("Customer", "C1")?.fieldValues.SINCE).toBe("[DT:01/02/2026 00:30:00.0000000]");
  });

  test("another zone of the CRM has the links compared again, though nothing changed on either side", async () => {
    await setActive(0);
    await setZone("Europe/Stockholm");
    await setActive(1);
    await world.erp.edit("Customer", "C1", { SINCE: "[DT:07/15/2026 12:00:00.0000000]" });
    await world.sync();
    expect(await since()).toBe("2026-07-15T10:00:00");
    await world.services.sync.configure({ timeZone: "Europe/Helsinki" });
    await world.sync();
    expect(await since()).toBe("2026-07-15T13:00:00");
    expect(world.erp.actor("Customer", "C1")?.fieldValues.SINCE).toBe("[DT:07/15/2026 12:00:00.0000000]");
  });

  test("that is set in the middle of a cycle has them compared by the next one", async () => {
    await setActive(0);
    await setZone("Europe/Stockholm");
    await setActive(1);
    await world.erp.edit("Customer", "C1", { SINCE: "[DT:07/15/2026 12:00:00.0000000]" });
    await world.sync();
    await using services = closing(
      composeForTest(world.db, world.folder, {
        wrapPorts: (portsFor) => async (plan, run, signal) => {
          // The plan of this cycle has been made.
          await world.services.sync.configure({ timeZone: "Europe/Helsinki" });
          return portsFor(plan, run, signal);
        },
      }),
    );
    await services.sync.syncNow();
    expect(await since()).toBe("2026-07-15T10:00:00");
    await world.sync();
    expect(await since()).toBe("2026-07-15T13:00:00");
  });

  test("needs an inactive connection, and a zone that exists", async () => {
    await expect(setZone("Europe/Stockholm")).rejects.toMatchObject({ code: "connection-active" });
    await setActive(0);
    await expect(setZone("Europe/Atlantis")).rejects.toMatchObject({ code: "invalid-request" });
    await expect(world.services.sync.configure({ timeZone: "Mars" })).rejects.toMatchObject({
      code: "invalid-request",
    });
  });
});
