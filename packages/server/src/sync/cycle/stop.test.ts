import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSyncWorld, type SyncWorld, TEST_SECRET_KEY } from "../testing/sync-world.ts";

const MAIN = join(import.meta.dirname, "..", "..", "main.ts");

let world: SyncWorld;
let child: ChildProcess | undefined;

beforeEach(async () => {
  world = await openSyncWorld();
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await world[Symbol.asyncDispose]();
});

/** Takes every call and answers none. */
async function hangingErp() {
  const called: string[] = [];
  const server = createServer((request) => {
    request.resume();
    if (request.method === "POST") called.push(String(request.headers.soapaction));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await world.db
    .updateTable("sync_connector")
    .set({ url: `http://127.0.0.1:${port}/ErpConnectorWS.svc` })
    .execute();
  return {
    called,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The server as it is really started, on the data of the world. */
async function startBrygga() {
  const env = {
    PATH: process.env.PATH,
    BRYGGA_DATA: world.folder,
    BRYGGA_PORT: "0",
    BRYGGA_DEMO: "0",
    BRYGGA_SECRET_KEY: TEST_SECRET_KEY,
    BRYGGA_ADMIN_PASSWORD: "let me in please",
  };
  const started = spawn(process.execPath, [MAIN], { env });
  child = started;
  let output = "";
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = once(started, "exit").then(([code]) => code as number | null);
  const addressOf = () => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? "";
  await expect.poll(addressOf, { timeout: 30_000 }).not.toBe("");
  return { child: started, exited, url: addressOf() };
}

const PROCESS_MS = 60_000;

describe("ending the server", () => {
  test("does not wait for an ERP that never answers, and leaves no failure behind", {
    timeout: PROCESS_MS,
  }, async () => {
    await using erp = await hangingErp();
    const brygga = await startBrygga();
    await expect.poll(() => erp.called.length, { timeout: 30_000 }).toBeGreaterThan(0);
    brygga.child.kill("SIGTERM");
    expect(await brygga.exited).toBe(0);
    const connection = await world.db.selectFrom("erp_connection").selectAll().executeTakeFirstOrThrow();
    expect(connection).toMatchObject({ failing_since: null, failures: 0, next_attempt_at: null });
    expect(
      await world.db.selectFrom("sync_run").selectAll().where("outcome", "=", "running").execute(),
    ).toEqual([]);
  });

  test("ends a job between two batches, and the next start goes on with it", {
    timeout: PROCESS_MS,
  }, async () => {
    const { url: real } = await world.db.selectFrom("sync_connector").select("url").executeTakeFirstOrThrow();
    await world.services.sync.configure({ running: false });
    const jobs = () => world.db.selectFrom("sync_job").select("state").execute();
    {
      await using erp = await hangingErp();
      const brygga = await startBrygga();
      await startComparing(brygga.url);
      await expect.poll(() => erp.called.length, { timeout: 30_000 }).toBeGreaterThan(0);
      brygga.child.kill("SIGTERM");
      expect(await brygga.exited).toBe(0);
      expect(await jobs()).toEqual([{ state: "queued" }]);
    }
    await world.db.updateTable("sync_connector").set({ url: real }).execute();
    const again = await startBrygga();
    await expect.poll(jobs, { timeout: 30_000 }).toEqual([{ state: "completed" }]);
    again.child.kill("SIGTERM");
    expect(await again.exited).toBe(0);
  });

  test("ends at once when it is told so twice", { timeout: PROCESS_MS }, async () => {
    const brygga = await startBrygga();
    // A request whose body never comes keeps the server from ending in order.
    const { port } = new URL(brygga.url);
    const socket = connect(Number(port), "127.0.0.1").on("error", () => undefined);
    const head = "POST /api/v1/session HTTP/1.1\r\nhost: brygga\r\ncontent-type: application/json\r\n";
    socket.write(`${head}content-length: 9\r\nexpect: 100-continue\r\n\r\n`);
    await once(socket, "data");
    brygga.child.kill("SIGTERM");
    const isListening = () =>
      fetch(`${brygga.url}/healthz`).then(
        () => true,
        () => false,
      );
    await expect.poll(isListening).toBe(false);
    expect(brygga.child.exitCode).toBeNull();
    // What follows within a second is the same telling, passed on by somebody else.
    const toldAgain = () => {
      brygga.child.kill("SIGTERM");
      return brygga.child.exitCode;
    };
    await expect.poll(toldAgain, { timeout: PROCESS_MS, interval: 200 }).toBe(1);
    expect(await brygga.exited).toBe(1);
    socket.destroy();
  });
});

async function startComparing(url: string): Promise<void> {
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { token?: string };
  };
  const { token } = await post("/session", { username: "admin", password: "let me in please" });
  await post("/sync-engine/compare", {}, { authorization: `Bearer ${token}` });
}
