import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addUser } from "../../auth/users.ts";
import { openSyncWorld, type SyncWorld } from "../../sync/testing/sync-world.ts";
import { buildApp } from "../app.ts";
import { TEST_PASSWORD } from "../testing.ts";

let world: SyncWorld;
let app: ReturnType<typeof buildApp>;
let url: string;
const tokens = new Map<string, string>();

beforeEach(async () => {
  world = await openSyncWorld({ customers: 2 });
  app = buildApp(world.services, { logger: pino({ enabled: false }) });
  url = `${await app.listen({ port: 0, host: "127.0.0.1" })}/api/v1`;
  for (const role of ["administrator", "user"] as const) {
    await addUser(world.db, { username: role, displayName: role, role, password: TEST_PASSWORD });
    const signIn = { username: role, password: TEST_PASSWORD, address: "127.0.0.1" };
    tokens.set(role, (await world.services.auth.signIn(signIn)).token);
  }
});
afterEach(async () => {
  await app.close();
  await world[Symbol.asyncDispose]();
});

const call = (path: string, { as = "administrator", ...init }: RequestInit & { as?: string } = {}) =>
  fetch(`${url}${path}`, {
    ...init,
    headers: {
      ...init.headers,
      ...(as === "nobody" ? {} : { authorization: `Bearer ${tokens.get(as)}` }),
    },
  });

/** Reads the stream until a text came, and answers all that came. */
async function readUntil(stream: Response, text: string): Promise<string> {
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let read = "";
  while (!read.includes(text)) {
    const part = await reader?.read();
    if (part === undefined || part.done) throw new Error(`the stream ended after: ${read}`);
    read += part.value;
  }
  await reader?.cancel();
  return read;
}

const accept = "text/event-stream";
const open = async (as = "administrator") => {
  const stream = await call("/events", { as, headers: { accept } });
  expect(stream.status).toBe(200);
  expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  return stream;
};

test("a job is told from its beginning to its end", async () => {
  const stream = await open();
  const body = JSON.stringify({});
  await call("/sync-engine/compare", {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  const read = await readUntil(stream, '"state":"completed"');
  expect(read).toContain("event: hello");
  expect(read).toMatch(/event: job\ndata: \{"id":\d+,"kind":"compare","connectionId":\d+,"isPreview":true/);
});

test("a cycle that changes something is told with what it changes", async () => {
  const stream = await open();
  await world.erp.edit("Customer", "C1", { PHONE: "+46 1" });
  await world.sync();
  const read = await readUntil(stream, "records");
  expect(read).toContain("engine");
  expect(read).toContain("log");
});

test("what somebody writes over the API is told to the others; users hear of records only", async () => {
  const [administrator, user] = await Promise.all([open(), open("user")]);
  const post = (path: string, body: object) =>
    call(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  await post("/sync-connectors", { name: "Another", url: "http://127.0.0.1:1/" });
  await post("/companies", { name: "Havsbris" });
  expect(await readUntil(administrator, "records")).toContain("connections");
  expect(await readUntil(user, "changed")).toMatch(
    /hello\ndata: \{"topics":\["records"\]\}\n\nevent: changed\ndata: \{"topics":\["records"\]\}/,
  );
});

test("the stream is for those who are signed in, and for readers of streams", async () => {
  expect((await call("/events", { as: "nobody", headers: { accept } })).status).toBe(401);
  const plain = await call("/events", { headers: { accept: "application/json" } });
  expect(await plain.json()).toMatchObject({ code: "invalid-request", errors: [{ path: "Accept" }] });
});

test("a server that is told to stop does not wait for those who look on", async () => {
  const stream = await open();
  await app.close();
  await expect(readUntil(stream, "never")).rejects.toThrow("the stream ended");
});
