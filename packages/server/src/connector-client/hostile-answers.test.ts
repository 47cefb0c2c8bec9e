import { gzipSync } from "node:zlib";
import { encodeResponse, okResult } from "@brygga/protocol";
import { afterEach, describe, expect, test } from "vitest";
import type { CallLimits } from "./call-limits.ts";
import { createConnectorClient } from "./connector-client.ts";
import type { ConnectorFailure } from "./connector-failure.ts";
import { DEFAULT_CONCURRENCY } from "./connector-options.ts";
import { answeringXml, startAnsweringServer } from "./testing/answering-server.ts";
import { flood, type RawServer, startRawServer, trickle } from "./testing/raw-server.ts";
import { toAnswer } from "./to-answer.ts";

/** What a socket buffers on both sides, generously; a server cannot tell what was read. */
const BUFFERED = 16 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
/** One piece may have 16 Mi characters, and is looked at anew when it has doubled. */
const PIECE = 32 * MEGABYTE;
const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";
/** Without a length: the body lasts until the connection ends. */
const OPEN_BODY = `${HEAD}Connection: close\r\n\r\n`;

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function serving(answer: Parameters<typeof startRawServer>[0]): Promise<RawServer> {
  const server = await startRawServer(answer);
  closers.push(server.close);
  return server;
}

function clientOf(url: string, limits: Partial<CallLimits> = {}) {
  const client = createConnectorClient({ url, egress: { allowPrivate: true }, limits });
  closers.push(client.close);
  return client;
}

/** Calls GetList, which must fail, with words of its own in both languages, and leave no socket behind. */
async function failureAt(server: RawServer, limits: Partial<CallLimits> = {}): Promise<ConnectorFailure> {
  const request = { connectionGuid: "", listName: "x" };
  const result = await clientOf(server.url, limits).call("getList", request);
  if (result.ok) throw new Error("the call succeeded");
  await server.allClosed();
  const [en, sv] = ["en", "sv"].map((language) => toAnswer(result, language).explanation);
  expect(en).not.toBe(sv);
  expect(`${en}${sv}`).not.toMatch(/undefined|null|\[object/);
  return result.failure;
}

const [listStart = "", listEnd = ""] = encodeResponse("getList", {
  ...okResult(),
  listItems: { KEY: "x" },
}).split("x</");
const inValue = `${OPEN_BODY}${listStart}`;
const envelope = `${OPEN_BODY}<Envelope><Body>`;

describe("an answer that never ends is given up after a bounded part of it:", () => {
  test.each<[string, string, string, RegExp, number]>([
    ["a value", inValue, "y", /^too-large$/, PIECE],
    ["a CDATA section", `${inValue}<![CDATA[`, "y", /^too-large$/, PIECE],
    ["a comment", `${inValue}<!--`, "y", /^too-large$/, PIECE],
    ["a processing instruction", `${inValue}<?p `, "y", /^too-large$/, PIECE],
    ["the name of an element", `${envelope}<`, "y", /^(hostile|too-large)$/, PIECE],
    ["the name of an attribute", `${envelope}<a `, "y", /^(hostile|too-large)$/, PIECE],
    ["the value of an attribute", `${envelope}<a b="`, "y", /^too-large$/, PIECE],
    [
      "a document type",
      `${OPEN_BODY}<!DOCTYPE a [`,
      "<!ENTITY a 'b'>",
      /^(hostile|too-large)$/,
      16 * MEGABYTE,
    ],
    ["spaces after the end", `${inValue}x</${listEnd}`, " ", /^too-large$/, 64 * MEGABYTE],
    ["nesting", envelope, "<a>", /^(hostile|malformed)$/, 0],
    ["nesting inside a value", inValue, "<a>", /^hostile$/, 0],
    ["spaces instead of an answer", OPEN_BODY, " ", /^not-soap$/, 0],
  ])("%s", async (...[, start, filling, cause, bytes]) => {
    const server = await serving((socket) => {
      socket.write(start);
      flood(socket, filling);
    });
    expect((await failureAt(server)).cause).toMatch(cause);
    expect(server.sent()).toBeLessThan(bytes + BUFFERED);
  });

  test("attributes, of which the 65th is refused", async () => {
    const attributes = Array.from({ length: 5000 }, (_, index) => `a${index}="1"`).join(" ");
    const server = await serving((socket) => socket.end(`${envelope}<a ${attributes}/>`));
    expect(await failureAt(server)).toMatchObject({ cause: "too-large", values: { problem: "piece" } });
  });

  test("chunks of good entries, by the size of the whole", async () => {
    const entry = "<e><Key>k</Key><Value>v</Value></e>".repeat(100);
    const chunk = `${entry.length.toString(16)}\r\n${entry}\r\n`;
    const start = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`;
    const items = listStart.slice(0, listStart.indexOf("ListItems") + "ListItems".length);
    const opened = `${items}${listStart.slice(items.length).split(">")[0]}>`;
    const server = await serving((socket) => {
      socket.write(`${start}${opened.length.toString(16)}\r\n${opened}\r\n`);
      flood(socket, chunk);
    });
    const failure = await failureAt(server, { maxPlainBytes: 2 * MEGABYTE });
    expect(failure).toMatchObject({ cause: "too-large", values: { megabytes: 2 } });
    expect(server.sent()).toBeLessThan(2 * MEGABYTE + BUFFERED);
  });

  test.each<[string, string, string, Partial<ConnectorFailure>]>([
    ["headers", HEAD, "X-A: b\r\n", { cause: "hostile", values: { problem: "headers" } }],
    ["one header", `${HEAD}X-A: `, "b", { cause: "hostile", values: { problem: "headers" } }],
    ["headers after the last chunk", `${HEAD}Transfer-Encoding: chunked\r\n\r\n0\r\n`, "X-A: b\r\n", {}],
    ["the extension of a chunk", `${HEAD}Transfer-Encoding: chunked\r\n\r\n5;`, "a", { cause: "timeout" }],
    ["hints of what is to come", "", "HTTP/1.1 103 Early Hints\r\n\r\n", { cause: "timeout" }],
  ])("%s", async (...[, start, filling, expected]) => {
    const server = await serving((socket) => {
      if (start !== "") socket.write(start);
      flood(socket, filling);
    });
    // Those that are refused for what they are get the time for it, however busy the machine is.
    const limits = expected.cause === "hostile" ? {} : { connectMs: 100, firstByteMs: 200, idleMs: 300 };
    expect(await failureAt(server, limits)).toMatchObject(expected);
  });
});

describe("an answer that trickles ends with the time that it may take:", () => {
  test("its headers", async () => {
    const server = await serving((socket) => {
      socket.write(HEAD);
      trickle(socket, "X: y\r\n");
    });
    const failure = await failureAt(server, { connectMs: 50, firstByteMs: 150, wholeMs: 60_000 });
    expect(failure).toMatchObject({ cause: "timeout", values: { phase: "first-byte", seconds: 0.2 } });
  });

  test("its body, a byte at a time", async () => {
    const server = await serving((socket) => {
      socket.write(inValue);
      trickle(socket, "y");
    });
    const failure = await failureAt(server, { idleMs: 200, wholeMs: 60_000 });
    expect(failure).toMatchObject({ cause: "timeout", values: { phase: "idle", seconds: 0.2 } });
  });

  const changed = { connectionGuid: "", updatedOnOrAfter: "", actorType: "Customer", fieldKeys: [] };

  test.each<[string, string, Partial<CallLimits>, string]>([
    ["a byte at a time", " ", { idleMs: 200 }, "idle"],
    ["fast enough not to be silent, without end", "y".repeat(2048), { bodyMs: 300 }, "whole"],
  ])("a stream, %s", async (...[, filling, limits, phase]) => {
    const server = await serving((socket) => {
      socket.write(`${OPEN_BODY}<Envelope><Body><!--`);
      trickle(socket, filling);
    });
    const stream = clientOf(server.url, limits).streamActors(changed)[Symbol.asyncIterator]();
    await expect(stream.next()).rejects.toMatchObject({ failure: { cause: "timeout", values: { phase } } });
    await server.allClosed();
  });

  test("a stream whose small pieces come steadily is not silent", async () => {
    const whole = encodeResponse("getActorsByTimestamp", { ...okResult(), actors: [] });
    const end = whole.lastIndexOf("</s:Body>");
    const server = await serving((socket) => {
      socket.write(`${OPEN_BODY}${whole.slice(0, end)}`);
      let pieces = 0;
      // At least three seconds in all, twice the time of silence.
      const timer = setInterval(() => {
        if (pieces++ < 300) return socket.write(`<!--${"y".repeat(500)}-->`);
        clearInterval(timer);
        return socket.end(whole.slice(end));
      }, 10);
    });
    const stream = clientOf(server.url, { idleMs: 1_500 }).streamActors(changed)[Symbol.asyncIterator]();
    expect(await stream.next()).toMatchObject({ done: true });
  });

  test("the body of a redirect, also where a stream was asked for", async () => {
    const server = await serving((socket) => {
      socket.write("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 9999\r\n\r\n");
      trickle(socket, "y");
    });
    const stream = clientOf(server.url, { idleMs: 200 }).streamActors(changed)[Symbol.asyncIterator]();
    await expect(stream.next()).rejects.toMatchObject({ failure: { cause: "timeout" } });
    await server.allClosed();
  });
});

describe("a compressed answer, which was not asked for,", () => {
  const bomb = gzipSync(Buffer.alloc(256 * MEGABYTE, " "));

  test.each(["gzip", "br", "gzip, gzip"])("is refused and not unpacked: %s", async (encoding) => {
    const head = `${HEAD}Content-Encoding: ${encoding}\r\nContent-Length: ${bomb.length}\r\n\r\n`;
    const server = await serving((socket) => {
      socket.write(head);
      socket.end(bomb);
    });
    expect(await failureAt(server)).toMatchObject({
      cause: "not-soap",
      values: { found: "compressed", encoding },
    });
  });

  test("is not unpacked either where only the transfer says so", async () => {
    const head = `${HEAD}Transfer-Encoding: gzip, chunked\r\n\r\n${bomb.length.toString(16)}\r\n`;
    const server = await serving((socket) => {
      socket.write(head);
      socket.write(bomb);
      socket.end("\r\n0\r\n\r\n");
    });
    expect(await failureAt(server)).toMatchObject({ cause: "not-soap" });
  });

  test("is read where it says that it is as it is", async () => {
    const xml = encodeResponse("getList", { ...okResult(), listItems: {} });
    const server = await serving((socket) => {
      socket.end(`${HEAD}Content-Encoding: identity\r\nContent-Length: ${xml.length}\r\n\r\n${xml}`);
    });
    const result = await clientOf(server.url).call("getList", { connectionGuid: "", listName: "x" });
    expect(result.ok).toBe(true);
  });
});

describe("a connection that", () => {
  const xml = encodeResponse("getList", { ...okResult(), listItems: { k: "v" } });

  test("is reset in the middle is lost", async () => {
    const server = await serving((socket) => {
      socket.write(`${HEAD}Content-Length: 9999\r\n\r\n${xml.slice(0, 1500)}`, () =>
        socket.resetAndDestroy(),
      );
    });
    expect(await failureAt(server)).toMatchObject({ cause: "connection-lost" });
  });

  test("ends in the middle of chunks is lost", async () => {
    const server = await serving((socket) => {
      socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\nffff\r\n${xml.slice(0, 300)}`);
    });
    expect(await failureAt(server)).toMatchObject({ cause: "connection-lost" });
  });

  test("speaks HTTP/1.0 is read to its end, and a part is never taken for the whole", async () => {
    const old = (body: string) => (socket: Parameters<typeof flood>[0]) =>
      void socket.end(`HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n${body}`);
    const good = await serving(old(xml));
    const result = await clientOf(good.url).call("getList", { connectionGuid: "", listName: "x" });
    expect(result).toMatchObject({ ok: true, response: { listItems: { k: "v" } } });
    expect(await failureAt(await serving(old(xml.slice(0, -1))))).toMatchObject({ cause: "malformed" });
  });
});

describe("an answer that is none of this call's", () => {
  const answerOf = (value: string) => encodeResponse("getList", { ...okResult(), listItems: { k: value } });
  const whole = (xml: string) => `${HEAD}Content-Length: ${Buffer.byteLength(xml)}\r\n\r\n${xml}`;
  const request = { connectionGuid: "", listName: "x" };

  test("but was sent ahead of the next call is not taken for the next one's", async () => {
    const server = await serving(
      (socket) => void socket.write(whole(answerOf("1")) + whole(answerOf("ahead"))),
    );
    const client = clientOf(server.url, { connectMs: 500, firstByteMs: 1_000 });
    await client.call("getList", request);
    const next = await client.call("getList", request);
    expect(JSON.stringify(next)).not.toContain("ahead");
  });

  test("but changes the protocol is refused", async () => {
    const server = await serving(
      (socket) =>
        void socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
    );
    const failure = await failureAt(server, { connectMs: 500, firstByteMs: 3_000 });
    expect(failure.cause).toMatch(/^(connection-lost|not-soap|http-status|timeout)$/);
  });
});

test("100 calls at once open few sockets", async () => {
  const xml = encodeResponse("getList", { ...okResult(), listItems: {} });
  const ports = new Set<number | undefined>();
  const server = await startAnsweringServer((request, response) => {
    ports.add(response.req.socket.remotePort);
    answeringXml(xml)(request, response);
  });
  closers.push(server.close);
  const client = clientOf(server.url);
  const calls = Array.from({ length: 100 }, () =>
    client.call("getList", { connectionGuid: "", listName: "" }),
  );
  expect((await Promise.all(calls)).every(({ ok }) => ok)).toBe(true);
  // A socket is free again a moment after its call is over.
  expect(ports.size).toBeLessThanOrEqual(2 * DEFAULT_CONCURRENCY);
});

test("a text that cannot be sent is refused with its member, before anything is sent", async () => {
  const server = await serving(() => undefined);
  const result = await clientOf(server.url).call("getList", { connectionGuid: "", listName: "a\u0000" });
  expect(result).toMatchObject({ failure: { cause: "unsendable", values: { member: "listName" } } });
  expect(server.sockets).toHaveLength(0);
});
