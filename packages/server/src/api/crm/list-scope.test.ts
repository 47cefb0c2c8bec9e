import type { ProblemDetails, UsableConnection } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";
import type { Who } from "../testing.ts";

let world: ConnectionWorld;
let connectionId: number;

beforeEach(async () => {
  world = await openConnectionWorld();
  connectionId = (await world.create()).body.id;
  await world.map(connectionId, [NAME_BOTH_WAYS]);
  await world.call("POST", `/erp-connections/${connectionId}/activate`);
  const company = await world.call<{ id: number }>("POST", "/companies", { body: { name: "Havsbris AB" } });
  await world.call("POST", "/companies", { body: { name: "Unconnected AB" } });
  await world.call("POST", "/links", {
    body: { connectionId, entity: "company", entityId: company.body.id, actorType: "Customer", erpKey: "C1" },
  });
});
afterEach(() => world[Symbol.asyncDispose]());

type Page = ProblemDetails & { items: { name: string }[] };

const names = async (who: Who, condition: string) => {
  const { status, body } = await world.call<Page>("GET", `/companies?${condition}=${connectionId}`, { who });
  return status === 200 ? body.items.map(({ name }) => name) : [status, body.code, body.errors?.[0]];
};

const connections = async (who: Who) =>
  (await world.call<{ items: UsableConnection[] }>("GET", "/me/erp-connections", { who })).body.items;

/** Leaves the connection to those who are named. */
async function restrictTo(access: readonly object[]): Promise<void> {
  const { version } = await world.connection(connectionId);
  const { status } = await world.call("PATCH", `/erp-connections/${connectionId}`, {
    body: { version, scope: "restricted", access },
  });
  expect(status).toBe(200);
}

const user = async () => {
  const { items } = (await world.call<{ items: { id: number; role: string }[] }>("GET", "/users")).body;
  return items.find(({ role }) => role === "user")?.id ?? 0;
};

const REFUSED = [400, "invalid-request", expect.objectContaining({ code: "no-such-record" })];

describe("lists by what is connected", () => {
  test("are for every user where the connection is for everyone", async () => {
    for (const who of ["user", "administrator"] as const) {
      expect(await names(who, "linkedIn")).toHaveLength(1);
      expect(await names(who, "unlinkedIn")).toEqual(["Unconnected AB"]);
      expect(await connections(who)).toMatchObject([{ id: connectionId, canConnect: true }]);
    }
  });

  test("are for nobody out of the scope, administrators too, and the file is not either", async () => {
    await restrictTo([{ userId: await user(), groupId: null, canConnect: false, canCreateInErp: false }]);
    expect(await names("user", "unlinkedIn")).toEqual(["Unconnected AB"]);
    expect(await connections("user")).toMatchObject([{ id: connectionId, canConnect: false }]);
    for (const condition of ["linkedIn", "unlinkedIn"]) {
      expect(await names("administrator", condition)).toEqual(REFUSED);
    }
    expect(await connections("administrator")).toEqual([]);
    const file = await world.call("GET", `/companies.csv?linkedIn=${connectionId}`);
    expect(file.status).toBe(400);
  });

  test("of a connection that there is not are refused with the same words", async () => {
    await restrictTo([{ userId: await user(), groupId: null, canConnect: true, canCreateInErp: true }]);
    const hidden = await world.call<Page>("GET", `/companies?linkedIn=${connectionId}`);
    const missing = await world.call<Page>("GET", "/companies?linkedIn=99");
    expect(missing.body).toEqual(hidden.body);
  });

  test("the records themselves are for everyone who is signed in, and for nobody else", async () => {
    await restrictTo([{ userId: await user(), groupId: null, canConnect: true, canCreateInErp: true }]);
    const { status, body } = await world.call<Page>("GET", "/companies");
    expect([status, body.items.length]).toEqual([200, 2]);
    for (const path of ["/companies", "/contacts.csv", "/companies/1/erp"]) {
      expect((await world.call("GET", path, { who: "anonymous" })).status, path).toBe(401);
    }
  });
});
