import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { measuredCall } from "./testing/measured-call.ts";
import { flood, type RawServer, startRawServer } from "./testing/raw-server.ts";

const MEGABYTE = 1024 * 1024;
const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";
const CHUNKED = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`;
const ACTORS = "<Envelope><Body><WSGetActorsResponse><R><IsOk>true</IsOk><Actors>" as const;
const chunk = (bytes: string): string => `${bytes.length.toString(16)}\r\n${bytes}\r\n`;

const servers: RawServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serving(answer: Parameters<typeof startRawServer>[0]): Promise<RawServer> {
  const server = await startRawServer(answer);
  servers.push(server);
  return server;
}

describe("what a hostile answer takes in memory is bounded:", { timeout: 90_000 }, () => {
  test.each<{
    what: string;
    start: string;
    filling: string;
    megabytes: number;
    cause: RegExp;
    isEndedByTime?: boolean;
  }>([
    {
      what: "headers without end",
      start: HEAD,
      filling: "X-A: b\r\n",
      megabytes: 16,
      cause: /^hostile$/,
    },
    {
      what: "one header without end",
      start: `${HEAD}X-A: `,
      filling: "b",
      megabytes: 16,
      cause: /^hostile$/,
    },
    {
      what: "headers after the last chunk",
      start: `${CHUNKED}0\r\n`,
      filling: "X-A: b\r\n",
      megabytes: 96,
      cause: /./,
      isEndedByTime: true,
    },
    {
      what: "the extension of a chunk without end",
      start: `${CHUNKED}5;`,
      filling: "a",
      megabytes: 200,
      cause: /^(timeout|not-soap|connection-lost)$/,
      isEndedByTime: true,
    },
    {
      what: "hints without end of what is to come",
      start: "HTTP/1.1 103 Early Hints\r\n\r\n",
      filling: "HTTP/1.1 103 Early Hints\r\n\r\n",
      megabytes: 200,
      cause: /^timeout$/,
      isEndedByTime: true,
    },
    {
      what: "chunks of one byte",
      start: `${CHUNKED}${chunk(`${ACTORS}<A><ErpKey>`)}`,
      filling: "1\r\ny\r\n",
      megabytes: 96,
      cause: /^(timeout|too-large)$/,
      isEndedByTime: true,
    },
    {
      what: "empty actors without end",
      start: `${HEAD}\r\n${ACTORS}`,
      filling: "<A/>",
      megabytes: 700,
      cause: /^too-large$/,
    },
    {
      what: "a value in pieces without end",
      start: `${HEAD}\r\n${ACTORS}<A><ErpKey>`,
      filling: "x<!---->",
      megabytes: 700,
      cause: /^too-large$/,
    },
    {
      what: "a CDATA section of more than 100 MB",
      start: `${HEAD}\r\n${ACTORS}<A><ErpKey><![CDATA[`,
      filling: "y",
      megabytes: 200,
      cause: /^too-large$/,
    },
    {
      what: "the name of an element of more than 10 MB",
      start: `${HEAD}\r\n${ACTORS}<`,
      filling: "y",
      megabytes: 100,
      cause: /^(hostile|too-large)$/,
    },
    {
      what: "attributes without end",
      start: `${HEAD}\r\n${ACTORS}<A `,
      filling: "a='1' ",
      megabytes: 100,
      cause: /^(hostile|too-large|malformed)$/,
    },
    {
      what: "nesting without end",
      start: `${HEAD}\r\n${ACTORS}`,
      filling: "<A>",
      megabytes: 16,
      cause: /^hostile$/,
    },
  ])("$what", async ({ start, filling, megabytes, cause, isEndedByTime }) => {
    const server = await serving((socket) => {
      socket.write(start);
      flood(socket, filling);
    });
    const { failure, texts, grownBytes, ms } = await measuredCall(server.url, {
      ...(isEndedByTime ? { wholeMs: 3_000, firstByteMs: 2_000 } : {}),
    });
    expect(failure?.cause).toMatch(cause);
    expect(texts[0]).not.toBe(texts[1]);
    for (const text of texts) expect(text).not.toMatch(/undefined|null|\[object/);
    expect(grownBytes).toBeLessThan(megabytes * MEGABYTE);
    expect(ms).toBeLessThan(60_000);
  });

  test("a million attributes of different names on one element", async () => {
    const attributes = Array.from({ length: 1_000_000 }, (_, index) => `a${index}="1"`).join(" ");
    const server = await serving((socket) => socket.end(`${HEAD}\r\n${ACTORS}<A ${attributes}/>`));
    const { failure, grownBytes } = await measuredCall(server.url);
    expect(failure).toMatchObject({ cause: "too-large", values: { problem: "piece" } });
    expect(grownBytes).toBeLessThan(64 * MEGABYTE);
  });

  test("256 MB, packed into a few hundred kilobytes, in chunks", async () => {
    const bomb = gzipSync(Buffer.alloc(256 * MEGABYTE, " "));
    const length = bomb.length.toString(16);
    const server = await serving((socket) => {
      socket.write(`${HEAD}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n${length}\r\n`);
      socket.write(bomb);
      socket.end("\r\n0\r\n\r\n");
    });
    const { failure, grownBytes } = await measuredCall(server.url);
    expect(failure).toMatchObject({ cause: "not-soap", values: { found: "compressed", encoding: "gzip" } });
    expect(grownBytes).toBeLessThan(16 * MEGABYTE);
  });
});
