import { afterEach, describe, expect, test, vi } from "vitest";
import type { ConnectorClient } from "../connector-client.ts";
import type { ConnectorFailure } from "../connector-failure.ts";
import { waitAfter } from "./supervised-plugin.ts";
import { oddPlugin, openPluginWorld, type PluginWorld } from "./testing/plugin-world.ts";

const GUID = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
const worlds: PluginWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world[Symbol.asyncDispose]();
});

async function worldOf(...[files, options]: Parameters<typeof openPluginWorld>): Promise<PluginWorld> {
  const world = await openPluginWorld(files, options);
  worlds.push(world);
  return world;
}

const saved = (client: ConnectorClient) =>
  client.call("saveConnection", { connectionGuid: GUID, connectionInfo: {} });
const search = (client: ConnectorClient) =>
  client.call("searchActors", {
    connectionGuid: GUID,
    actorType: "Customer",
    searchText: "",
    fieldKeys: ["NAME"],
  });

async function failureOfSearch(client: ConnectorClient): Promise<ConnectorFailure> {
  const result = await search(client);
  if (result.ok) throw new Error("the search succeeded");
  return result.failure;
}

/** The plugin works, is broken by one search, and works again. */
async function survives(
  operations: string,
  options: { ms?: number; before?: string; aliveMs?: number } = {},
) {
  const world = await worldOf(
    { "odd.ts": oddPlugin("Odd", operations, options.before) },
    { memoryMegabytes: 64, times: { aliveMs: options.aliveMs ?? 500 } },
  );
  expect(await saved(world.client("Odd"))).toMatchObject({ ok: true });
  const failure = await failureOfSearch(
    world.client("Odd", options.ms === undefined ? {} : { wholeMs: options.ms }),
  );
  // The end of a process is noticed a moment after the call that brought it about has failed.
  await vi.waitFor(
    async () => expect(await saved(world.client("Odd"))).toMatchObject({ ok: true }),
    PATIENCE,
  );
  return { failure, world };
}

const PATIENCE = { timeout: 20_000, interval: 50 };

describe("a plugin that misbehaves while it answers is told apart, and does not take the server down:", () => {
  test("one that throws is an error answer of the connector, and its process goes on", async () => {
    const { failure, world } = await survives(
      `searchActors: () => { throw new Error("boom of the plugin"); },`,
    );
    expect(failure).toMatchObject({ cause: null, errorCode: "INTERNAL_ERROR" });
    expect(failure.userExplanation).not.toContain("boom");
    expect(world.log.join("\n")).toContain("boom of the plugin");
  });

  test("one that says why it cannot is believed, code and texts", async () => {
    const { failure } = await survives(
      `searchActors: () => { throw new ConnectorError({ userExplanation: "Closed for the night.", errorCode: "CLOSED" }); },`,
    );
    expect(failure).toMatchObject({
      cause: null,
      errorCode: "CLOSED",
      userExplanation: "Closed for the night.",
    });
  });

  test("one that fails after some actors gives none, and its own reason", async () => {
    const { failure } = await survives(
      `searchActors: async function* () { yield actor(1); throw new ConnectorError({ userExplanation: "Half-way.", errorCode: "HALF" }); },`,
    );
    expect(failure).toMatchObject({ cause: null, errorCode: "HALF" });
  });

  test("one that calls process.exit", async () => {
    const { failure } = await survives(`searchActors: () => process.exit(7),`);
    expect(failure).toMatchObject({ cause: "plugin-failed", values: { problem: "exit", why: "7" } });
  });

  test("one that throws where nobody catches", async () => {
    const { failure } = await survives(
      `searchActors: () => new Promise(() => setTimeout(() => { throw new TypeError("thrown by a timer"); })),`,
    );
    expect(failure).toMatchObject({ cause: "plugin-failed", values: { problem: "crash" } });
    expect(failure.values.why).toContain("thrown by a timer");
  });

  test("one that forgets a promise that fails", async () => {
    const { failure } = await survives(
      `searchActors: () => { void Promise.reject(new RangeError("forgotten")); return new Promise(() => {}); },`,
    );
    expect(failure).toMatchObject({ cause: "plugin-failed", values: { problem: "crash" } });
  });

  test("one that kills its own process", async () => {
    const { failure } = await survives(
      `searchActors: () => { process.kill(process.pid, "SIGKILL"); return new Promise(() => {}); },`,
    );
    expect(failure).toMatchObject({ cause: "plugin-failed", values: { problem: "crash", why: "SIGKILL" } });
  });

  test("one whose process is interrupted with the terminal goes on: the one that started it decides", async () => {
    const world = await worldOf({
      "odd.ts": oddPlugin(
        "Odd",
        `searchActors: async () => {
          process.kill(process.pid, "SIGINT");
          await new Promise((done) => setTimeout(done, 200));
          return [actor(7)];
        },`,
      ),
    });
    expect(await saved(world.client("Odd"))).toMatchObject({ ok: true });
    expect(await search(world.client("Odd"))).toMatchObject({
      ok: true,
      response: { actors: [{ erpKey: "7" }] },
    });
  });

  test("one that never answers, while its process is well: the call ends, the process goes on", async () => {
    const { failure, world } = await survives(`searchActors: () => new Promise(() => {}),`, {
      ms: 400,
      aliveMs: 25_000,
    });
    expect(failure).toMatchObject({ cause: "timeout", values: { phase: "whole", host: "plugin://Odd" } });
    expect(world.log.join("")).not.toContain("process of a plugin ended");
  });

  test("one in an endless loop: the call ends, and its process is ended", async () => {
    const { failure, world } = await survives(`searchActors: () => { for (;;); },`, { ms: 400 });
    expect(failure).toMatchObject({ cause: "timeout" });
    expect(world.log.join("")).toContain('"problem":"hang"');
  });

  test("one that fills its heap", async () => {
    const { failure } = await survives(
      `searchActors: () => { const all: unknown[] = []; for (;;) all.push(Array.from({ length: 1000 }, () => ({}))); },`,
    );
    expect(failure).toMatchObject({ cause: "plugin-failed", values: { problem: "memory" } });
  });

  test("one that takes memory outside its heap, in a loop that lets nothing else run", async () => {
    const { failure } = await survives(
      `searchActors: () => { const all: Buffer[] = []; for (;;) { all.push(Buffer.alloc(4_000_000, 1)); const until = Date.now() + 5; while (Date.now() < until); } },`,
    );
    expect(failure).toMatchObject({ cause: "plugin-failed", values: { problem: "memory" } });
  });

  test("one that sends the server what is not of the protocol", async () => {
    const { failure } = await survives(
      `searchActors: () => { writeSync(3, Buffer.from([0, 0, 0, 2, 123, 125])); return new Promise(() => {}); },`,
      { before: `import { writeSync } from "node:fs";` },
    );
    expect(failure).toMatchObject({ cause: "plugin-failed", values: { problem: "garbage" } });
  });

  test("one that announces a message of four gigabytes", async () => {
    const { failure } = await survives(
      `searchActors: () => { writeSync(3, Buffer.from([255, 255, 255, 255])); return new Promise(() => {}); },`,
      { before: `import { writeSync } from "node:fs";` },
    );
    expect(failure).toMatchObject({ cause: "plugin-failed", values: { problem: "garbage" } });
  });

  test("one that pours out actors nobody asked for", async () => {
    const { failure } = await survives(
      `searchActors: () => {
        const frame = (message: unknown) => { const body = Buffer.from(JSON.stringify(message)); const head = Buffer.alloc(4); head.writeUInt32BE(body.length); return Buffer.concat([head, body]); };
        for (let id = 1; id < 5; id++) for (let n = 0; n < 5; n++) writeSync(3, frame({ type: "actors", id, actors: [] }));
        return new Promise(() => {});
      },`,
      { before: `import { writeSync } from "node:fs";` },
    );
    expect(failure).toMatchObject({ cause: "plugin-failed", values: { problem: "garbage" } });
  });

  test("one that answers what is not an actor", async () => {
    const { failure } = await survives(`searchActors: () => [{ erpKey: 7 } as never],`);
    expect(failure).toMatchObject({ cause: null, errorCode: "INTERNAL_ERROR" });
  });

  test("one that prints without end, through a log that stays readable", async () => {
    const { failure, world } = await survives(
      `searchActors: () => { for (let n = 0; n < 20_000; n++) console.log("line " + n); throw new Error("after printing"); },`,
    );
    expect(failure).toMatchObject({ errorCode: "INTERNAL_ERROR" });
    expect(world.log.length).toBeLessThan(2_000);
  });

  test("one that answers more than an answer may hold", async () => {
    const world = await worldOf({
      "big.ts": oddPlugin("Big", `searchActors: () => Array.from({ length: 3000 }, (_, n) => actor(n)),`),
    });
    const client = world.client("Big", { maxPlainBytes: 100_000 });
    expect(await saved(client)).toMatchObject({ ok: true });
    expect(await failureOfSearch(client)).toMatchObject({ cause: "too-large", values: { megabytes: 0.1 } });
    expect(await search(world.client("Big"))).toMatchObject({ ok: true });
  });
});

test("plugins have processes of their own: the end of one is none of another's", async () => {
  const world = await worldOf({
    "odd.ts": oddPlugin("Odd", "searchActors: () => process.exit(1),"),
    "good.ts": oddPlugin(
      "Good",
      "searchActors: () => new Promise((resolve) => setTimeout(resolve, 1500, [actor(7)])),",
    ),
  });
  for (const name of ["Odd", "Good"]) expect(await saved(world.client(name))).toMatchObject({ ok: true });
  const slow = search(world.client("Good"));
  expect(await search(world.client("Odd"))).toMatchObject({ ok: false });
  expect(await slow).toMatchObject({ ok: true, response: { actors: [{ erpKey: "7" }] } });
});

describe("a plugin that cannot be loaded", () => {
  const broken = {
    "syntax.ts": "export default {{{",
    "throws.ts": `throw new Error("no licence for this machine");`,
    "nothing.ts": "export const answer = 42;",
    "exits.ts": "process.exit(3);",
    "empty/readme.md": "nothing here",
    "good.ts": oddPlugin("Good", ""),
  };

  test("is listed with what is wrong, and the others work", async () => {
    const world = await worldOf(broken);
    const problems = await problemsOf(world);
    expect(problems["good.ts"]).toBeNull();
    expect(problems["syntax.ts"]).toMatch(/^It cannot be used: it could not be loaded \(/);
    expect(problems["throws.ts"]).toContain("(no licence for this machine)");
    expect(problems["nothing.ts"]).toContain("it exports no connector");
    expect(problems["exits.ts"]).toContain("code 3");
    expect(problems.empty).toContain("There is no file to load");
    const result = await world.client("Syntax").call("getConfigData", {});
    expect(result).toMatchObject({
      ok: false,
      failure: { cause: "plugin-not-found", values: { known: "Good" } },
    });
    if (!result.ok) expect(result.failure.values.broken).toContain("syntax.ts");
  });

  test("is given up where it is not ready in time, whether it waits or works", async () => {
    const never = {
      "hangs.ts": "await new Promise((resolve) => setTimeout(resolve, 60_000));",
      "loops.ts": "for (;;);",
    };
    const problems = await problemsOf(await worldOf(never, { times: { startMs: 2_000 } }));
    expect(problems["hangs.ts"]).toContain("it was not ready within 2 seconds");
    expect(problems["loops.ts"]).toContain("it was not ready within 2 seconds");
  });
});

/** What is said of each file that was found; null where it is a plugin that works. */
async function problemsOf({ catalogue }: PluginWorld): Promise<Record<string, string | null>> {
  const listed = await catalogue.list();
  return Object.fromEntries(listed.map(({ source, problem }) => [source, problem?.en ?? null]));
}

test("a plugin that ends again and again is started after longer and longer waits, and says when", async () => {
  expect([1, 2, 3, 4, 5].map(waitAfter)).toEqual([0, 1000, 2000, 4000, 8000]);
  expect(waitAfter(50)).toBe(60_000);
  const world = await worldOf({ "odd.ts": oddPlugin("Odd", "searchActors: () => process.exit(1),") });
  const client = world.client("Odd");
  expect(await saved(client)).toMatchObject({ ok: true });
  const first = await failureOfSearch(client);
  expect(first.values).not.toHaveProperty("seconds");
  expect((await search(client)).ok).toBe(false);
  await vi.waitFor(async () => {
    const next = await search(client);
    // Where the machine is so slow that the first wait is over by now, the second is twice as long.
    expect(next).toMatchObject({
      ok: false,
      failure: { cause: "plugin-failed", values: { seconds: expect.any(Number) } },
    });
  }, PATIENCE);
  await vi.waitFor(async () => expect(await saved(client)).toMatchObject({ ok: true }), PATIENCE);
});
