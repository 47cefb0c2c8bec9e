import type { ErpConnection, SyncRun } from "@brygga/api-contract";
import { encodeResponse, okResult } from "@brygga/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerFault, type Fault } from "../../admin/testing/faulty-sample.ts";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;
let connection: ErpConnection;

beforeEach(async () => {
  world = await openConnectionWorld();
  connection = (await world.create()).body;
  await world.map(connection.id, [NAME_BOTH_WAYS]);
  await world.call("POST", `/erp-connections/${connection.id}/activate`);
});
afterEach(() => world[Symbol.asyncDispose]());

async function sync(language: "en" | "sv" = "en"): Promise<SyncRun | undefined> {
  const { body } = await world.call<{ runs: SyncRun[] }>("POST", "/sync-engine/sync", { body: {}, language });
  return body.runs[0];
}

const stored = async () => {
  const { db } = world.server.services;
  const marks = await db.selectFrom("sync_watermark").selectAll().execute();
  const position = await db.selectFrom("sync_position").select("first_stamp").executeTakeFirst();
  return { marks, firstStamp: position?.first_stamp };
};

const withoutList: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "text/xml; charset=utf-8" });
  response.end(encodeResponse("getActorsByTimestamp", { ...okResult(), actors: null }));
};

test("an answer without a list is not 'no changes': the watermark stays, and the run says why in the reader's language", async () => {
  await sync();
  const before = await stored();
  world.sample.fail("GetActorsByTimestamp", withoutList);
  const run = await sync();
  expect(run).toMatchObject({ outcome: "failed" });
  expect(run?.explanation).toContain("without a list");
  expect((await sync("sv"))?.explanation).toContain("utan någon lista");
  expect(await stored()).toEqual(before);
  world.sample.mend();
  expect(await sync()).toMatchObject({ outcome: "completed" });
});

test("a connector that breaks down over the first stamp is tried with the next one, which is kept", async () => {
  world.sample.fail("GetActorsByTimestamp", (request, response) => {
    world.sample.mend();
    answerFault(request, response);
  });
  expect(await sync()).toMatchObject({ outcome: "completed", read: 5 });
  expect(await stored()).toMatchObject({ firstStamp: "", marks: [{ actor_type: "Customer" }] });
});
