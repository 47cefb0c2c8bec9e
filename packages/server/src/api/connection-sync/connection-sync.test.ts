import type { ConnectionSync, ErpConnection, ProblemDetails, SyncEngineState } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;
let connection: ErpConnection;
let url: string;

beforeEach(async () => {
  world = await openConnectionWorld();
  connection = (await world.create()).body;
  url = `/erp-connections/${connection.id}`;
});
afterEach(() => world[Symbol.asyncDispose]());

const read = async () => (await world.call<ConnectionSync>("GET", `${url}/sync`)).body;
const patch = (body: object) => world.call<ConnectionSync & ProblemDetails>("PATCH", `${url}/sync`, { body });

describe("how a connection is synchronised", () => {
  test("begins with two minutes of overlap, a scan a day, and no time zone", async () => {
    expect(await read()).toEqual({
      overlapSeconds: 120,
      scanRoundHours: 24,
      timeZone: "",
      lastRound: null,
      round: null,
      paused: { missingInErp: 0, missingInCrm: 0, waitingForParent: 0 },
      disappearance: null,
      readsEverything: false,
    });
  });

  test("is set member by member", async () => {
    await patch({ overlapSeconds: 0 });
    const { status, body } = await patch({ timeZone: "Europe/Stockholm", scanRoundHours: 0 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ overlapSeconds: 0, scanRoundHours: 0, timeZone: "Europe/Stockholm" });
  });

  test("a time zone needs a name that exists, and an inactive connection", async () => {
    const unknown = await patch({ timeZone: "Europe/Atlantis" });
    expect(unknown.status).toBe(400);
    expect(unknown.body.errors).toMatchObject([{ path: "timeZone", code: "no-such-time-zone" }]);
    await world.map(connection.id, [NAME_BOTH_WAYS]);
    await world.call("POST", `${url}/activate`);
    const active = await patch({ timeZone: "Europe/Stockholm" });
    expect(active).toMatchObject({ status: 409, body: { code: "connection-active" } });
    expect((await patch({ overlapSeconds: 300 })).status).toBe(200);
  });

  test.each([{ overlapSeconds: -1 }, { overlapSeconds: 90_000 }, { scanRoundHours: 10_000 }])(
    "%j is refused",
    async (change) => {
      expect((await patch(change)).status).toBe(400);
    },
  );

  test("is for administrators", async () => {
    expect((await world.call("GET", `${url}/sync`, { who: "user" })).status).toBe(403);
  });
});

describe("many actors that are missing", () => {
  test("count as a problem of the connection until an administrator has answered", async () => {
    const { db } = world.server.services;
    const asked = { connection_id: connection.id, since: new Date().toISOString(), actors: 12, links: 60 };
    await db
      .insertInto("actor_disappearance")
      .values({ ...asked, confirmed_by: null })
      .execute();
    expect(await read()).toMatchObject({ disappearance: { actors: 12, links: 60, confirmed: false } });
    expect((await world.connection(connection.id)).problemCount).toBe(1);
    const answer = (gone: boolean) => world.call("POST", `${url}/disappearance`, { body: { gone } });
    expect(await answer(true)).toMatchObject({ status: 200, body: { disappearance: { confirmed: true } } });
    expect(await answer(false)).toMatchObject({ status: 200, body: { disappearance: null } });
    expect((await answer(true)).status).toBe(404);
  });
});

test("the CRM's time zone is the machine's until it is set", async () => {
  const engine = (await world.call<SyncEngineState>("GET", "/sync-engine")).body;
  expect(engine.timeZone).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const body = { timeZone: "America/New_York" };
  const { body: changed } = await world.call<SyncEngineState>("PATCH", "/sync-engine", { body });
  expect(changed.timeZone).toBe("America/New_York");
  const wrong = await world.call("PATCH", "/sync-engine", { body: { timeZone: "Mars" } });
  expect(wrong.status).toBe(400);
});
