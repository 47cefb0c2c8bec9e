import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { decodeResponse, encodeRequest } from "@brygga/protocol";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import type { AnsweredActor } from "../connector.ts";
import { defineConnector } from "../define-connector.ts";
import { EXAMPLE_GUID, exampleDefinition } from "../testing/example-connector.ts";
import { callRaw, callSoap } from "../testing/raw-http.ts";
import { type ConnectorService, type ServeOptions, serveConnectors } from "./serve-connectors.ts";

const MEGABYTE = 1024 * 1024;
/** What a socket buffers on both sides, generously; a sender cannot tell what was read. */
const BUFFERED = 16 * MEGABYTE;
/** Read and thrown away of a body that is too large. */
const LINGER = 16 * MEGABYTE;
const MAX_REQUEST = 100_000;

const service: { running?: ConnectorService } = {};
const failures = vi.spyOn(console, "error");

afterEach(async () => {
  await service.running?.close();
  expect(failures, "nothing that a caller does is a failure of the service").not.toHaveBeenCalled();
});

async function serve(
  limits: ServeOptions["limits"] = {},
  definition = exampleDefinition({ customers: 1 }),
): Promise<string> {
  service.running = await serveConnectors({
    connectors: [defineConnector(definition)],
    store: createMemoryConfigurationStore(),
    maxRequestBytes: MAX_REQUEST,
    limits,
  });
  return service.running.url;
}

interface Caller {
  readonly socket: Socket;
  /** Everything that came until the service closed the connection. */
  readonly answer: Promise<string>;
}

function call(url: string, start: string): Caller {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("error", () => undefined);
  socket.write(start);
  const answer = new Promise<string>((resolve) => {
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
  });
  return { socket, answer };
}

/** Sends these bytes again and again, as fast as they are taken, until the service goes away. */
function flood({ socket }: Caller, filling: string): void {
  const bytes = Buffer.from(filling.repeat(Math.ceil(65_536 / filling.length)));
  const pour = () => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on("drain", pour);
  pour();
}

function trickle({ socket }: Caller, filling: string): void {
  const timer = setInterval(() => socket.write(filling), 10);
  socket.on("close", () => clearInterval(timer));
}

/** That the service still answers as ever. */
async function expectHealthy(url: string): Promise<void> {
  const { body } = await callSoap(url, encodeRequest("getConfigData", {}));
  expect(decodeResponse("getConfigData", body)).toMatchObject({ kind: "response", response: { isOk: true } });
}

const START = "POST /ErpConnectorWS.svc HTTP/1.1\r\nHost: x\r\n";
const TYPE = "Content-Type: text/xml\r\n";
const CHUNKED = `${START}${TYPE}Transfer-Encoding: chunked\r\n\r\n`;

describe("a request that trickles is refused when its time is over:", () => {
  const limits = { headersMs: 200, requestMs: 400 };

  test.each([
    ["its address", "POST /", "a"],
    ["its headers", START, "X: y\r\n"],
    ["its body", `${START}${TYPE}Content-Length: 90000\r\n\r\n`, "y"],
    ["its body in chunks", CHUNKED, "1\r\ny\r\n"],
  ])("%s", async (...[, start, filling]) => {
    const url = await serve(limits);
    const caller = call(url, start);
    trickle(caller, filling);
    const answer = await caller.answer;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("its head may take 0.2 seconds, the whole of it 0.4");
    await expectHealthy(url);
  });

  test("a connection over which nothing comes is closed too", async () => {
    const url = await serve(limits);
    expect(await call(url, "").answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test("also one that was answered already, and goes on sending", async () => {
    const url = await serve(limits);
    const caller = call(url, `${START}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`);
    trickle(caller, "1\r\ny\r\n");
    expect(await caller.answer).toMatch(/^HTTP\/1\.1 415 /);
    await expectHealthy(url);
  });

  test("while others are answered", async () => {
    const url = await serve(limits);
    const callers = Array.from({ length: 50 }, () => call(url, START));
    for (const caller of callers) trickle(caller, "X: y\r\n");
    await expectHealthy(url);
    const answers = await Promise.all(callers.map(({ answer }) => answer));
    expect(answers.every((answer) => answer.includes(" 408 "))).toBe(true);
  });
});

describe("a request without end is refused after a bounded part of it:", () => {
  test.each([
    ["its address", "POST /", "a", / 431 .*larger than 16 KB/s, 0],
    ["a header", `${START}X: `, "y", / 431 .*larger than 16 KB/s, 0],
    ["its headers", START, "X: y\r\n", / 431 .*larger than 16 KB/s, 0],
    ["its body", CHUNKED, `400\r\n${"y".repeat(1024)}\r\n`, / 413 .*larger than 100000 bytes/s, LINGER],
    ["the extension of a chunk", `${CHUNKED}5;`, "a", / 413 .*extensions/s, 0],
    ["what is no HTTP", "", "\u0016\u0003\u0001", / 400 .*not one of HTTP/s, 0],
  ])("%s", async (...[, start, filling, expected, bytes]) => {
    const url = await serve();
    const caller = call(url, start);
    flood(caller, filling);
    // Whoever is still sending when the connection closes may see a reset instead of the answer.
    expect(await caller.answer).toMatch(new RegExp(`^$|${expected.source}`, "s"));
    expect(caller.socket.bytesWritten).toBeLessThan(bytes + BUFFERED);
    await expectHealthy(url);
  });

  test.each([
    ["a header", `${START}X: ${"y".repeat(20_000)}\r\n`, / 431 .*Send fewer or shorter headers/s],
    ["the extension of a chunk", `${CHUNKED}5;${"a".repeat(20_000)}\r\n`, / 413 .*without any/s],
    ["what is no HTTP", "\u0016\u0003\u0001\u0002\r\n\r\n", / 400 .*HPE_/s],
  ])("in words: %s", async (...[, start, words]) => {
    expect(await call(await serve(), start).answer).toMatch(words);
  });
});

describe("bodies", () => {
  test("in chunks of one byte weigh no more than their bytes", async () => {
    const url = await serve();
    const { body } = encodeRequest("getConfigData", {});
    const padded = `${body}${" ".repeat(90_000)}`;
    const caller = call(url, `${START}${TYPE}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n`);
    caller.socket.write(`${[...padded].map((one) => `1\r\n${one}\r\n`).join("")}0\r\n\r\n`);
    expect(await caller.answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("that together are too many are refused until some are done", async () => {
    const url = await serve();
    const head = `${START}${TYPE}Content-Length: ${MAX_REQUEST}\r\n\r\n`;
    const callers = Array.from({ length: 9 }, () => call(url, head + "y".repeat(MAX_REQUEST - 1)));
    const refused = await Promise.race(callers.map(({ answer }) => answer));
    expect(refused).toMatch(/^HTTP\/1\.1 503 .*retry-after: 1.*Send this one again/is);
    for (const { socket } of callers) socket.write("y");
    await expect.poll(() => callSoap(url, encodeRequest("getConfigData", {}))).toMatchObject({ status: 200 });
    for (const { socket } of callers) socket.destroy();
  });

  test("that are packed are refused and not unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MEGABYTE, " "));
    for (const encoding of ["gzip", "deflate", "br", "x-gzip", "gzip, gzip"]) {
      const headers = { "content-type": "text/xml", "content-encoding": encoding };
      const answer = await callRaw(await serve(), { headers, body: [bomb] });
      expect(answer.status).toBe(415);
      expect(answer.body).toContain(encoding);
      await service.running?.close();
    }
  });

  test("that are cut off harm nobody", async () => {
    const url = await serve();
    for (const how of ["end", "destroy", "resetAndDestroy"] as const) {
      const caller = call(url, `${START}${TYPE}Content-Length: 90000\r\n\r\n<x>`);
      await once(caller.socket, "connect");
      caller.socket[how]();
      if (how === "end") expect(await caller.answer).toMatch(/^$| 400 /);
    }
    await expectHealthy(url);
  });
});

describe("XML that could do harm is a fault, quickly:", () => {
  const { body } = encodeRequest("saveConnection", { connectionGuid: "G", connectionInfo: { Company: "x" } });
  const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${"abcdefghij"[index + 1]} "${`&${"abcdefghij"[index]};`.repeat(10)}">`).join("")}]>`;

  test.each([
    ["a document type", body.replace(/^(<\?xml.*?\?>)?/, "<!DOCTYPE x>"), /DOCTYPE/],
    ["entities in entities", body.replace(/^(<\?xml.*?\?>)?/, entities).replace(">x<", ">&j;<"), /DOCTYPE/],
    ["an entity from outside", body.replace(">x<", ">&file;<"), /entity/],
    ["deep nesting", body.replace(">x<", `>${"<a>".repeat(30_000)}<`), /nests more than 64/],
    ["a huge name", body.replace(">x<", `><${"a".repeat(90_000)}/><`), /name of more than 256/],
    [
      "a huge name of an attribute",
      body.replace(">x<", `><a ${"a".repeat(90_000)}=""/><`),
      /name of more than 256/,
    ],
    [
      "many attributes",
      body.replace(">x<", `><a ${Array.from({ length: 8000 }, (_, i) => `a${i}=""`).join(" ")}/><`),
      /more than 64 attributes/,
    ],
  ])("%s", async (...[, xml, words]) => {
    const url = await serve();
    const from = performance.now();
    const answer = await callRaw(url, { headers: { "content-type": "text/xml" }, body: [xml] });
    expect(performance.now() - from).toBeLessThan(2000);
    expect(answer.status).toBe(500);
    expect(answer.body).toMatch(words);
    await expectHealthy(url);
  });
});

test("an address of nothing but slashes is looked at once", async () => {
  const url = await serve();
  const from = performance.now();
  const target = `/${"/".repeat(15_000)}x`;
  const { status } = await callRaw(`${new URL(url).origin}${target}`, { method: "GET" });
  expect(status).toBe(404);
  expect(performance.now() - from).toBeLessThan(1000);
});

describe("a caller that does not read its answer is cut off:", () => {
  const connectionGuid = EXAMPLE_GUID;
  const changed = { connectionGuid, actorType: "Customer", updatedOnOrAfter: "", fieldKeys: ["NAME"] };

  test("in the middle of a long answer, whose source is closed then", async () => {
    const closed = Promise.withResolvers<void>();
    const url = await serve(
      { readMs: 300 },
      exampleDefinition({ customers: 1_000_000, onClose: closed.resolve }),
    );
    const connectionInfo = { Company: "Nordvik", Test: "[I:0]" };
    await callSoap(url, encodeRequest("saveConnection", { connectionGuid, connectionInfo }));
    const { body } = encodeRequest("getActorsByTimestamp", changed);
    const { socket } = call(url, `${START}${TYPE}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    socket.pause();
    await closed.promise;
    await expectHealthy(url);
    socket.destroy();
  });

  test("not while its ERP is slow", async () => {
    async function* slowly(): AsyncGenerator<AnsweredActor> {
      for (const erpKey of ["1", "2", "3", "4"]) {
        await pause(100);
        yield { erpKey, fieldValues: { NAME: "x".repeat(70_000) }, lastModified: "1" };
      }
    }
    const definition = { ...exampleDefinition({ customers: 0 }), getActorsByTimestamp: slowly };
    const url = await serve({ readMs: 50 }, definition);
    const connectionInfo = { Company: "Nordvik", Test: "[I:0]" };
    await callSoap(url, encodeRequest("saveConnection", { connectionGuid, connectionInfo }));
    const { body } = await callSoap(url, encodeRequest("getActorsByTimestamp", changed));
    expect(decodeResponse("getActorsByTimestamp", body)).toMatchObject({
      kind: "response",
      response: { actors: { length: 4 } },
    });
  });
});

test("connections beyond the number that is served are closed at once", async () => {
  const url = await serve({ connections: 5 });
  const callers = Array.from({ length: 20 }, () => call(url, START));
  const closed = callers.map(({ answer }) => answer);
  expect(await Promise.race(closed)).toBe("");
  for (const { socket } of callers) socket.destroy();
  await Promise.all(closed);
  await expectHealthy(url);
});
