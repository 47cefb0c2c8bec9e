import { type Actor, encodeFault, encodeResponse, failedResult, okResult } from "@brygga/protocol";
import { afterEach, expect, test } from "vitest";
import { createConnectorClient } from "./connector-client.ts";
import { type Answering, answeringXml, startAnsweringServer } from "./testing/answering-server.ts";

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const request = {
  connectionGuid: "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11",
  updatedOnOrAfter: "0",
  actorType: "Customer",
  fieldKeys: ["NAME"],
};

const actor = (erpKey: string): Actor => ({
  actorType: "Customer",
  erpKey,
  fieldValues: { NAME: `Kund ${erpKey}` },
  lastModified: "1",
  parentActorType: "",
  parentErpKey: "",
});

const answerOf = (actors: Actor[] | null, result = okResult()) =>
  encodeResponse("getActorsByTimestamp", { ...result, actors });

async function streamFrom(answering: Answering, limits: { readonly idleMs?: number } = {}) {
  const server = await startAnsweringServer(answering);
  const client = createConnectorClient({ url: server.url, egress: { allowPrivate: true }, limits });
  closers.push(server.close, client.close);
  return client.streamActors(request);
}

async function collect(stream: AsyncIterable<Actor[]>): Promise<string[]> {
  const keys: string[] = [];
  for await (const batch of stream) keys.push(...batch.map(({ erpKey }) => erpKey));
  return keys;
}

test("actors arrive in batches, all of them, in order", async () => {
  const actors = Array.from({ length: 2345 }, (_, index) => actor(String(index)));
  const stream = await streamFrom(answeringXml(answerOf(actors)));
  expect(await collect(stream)).toEqual(actors.map(({ erpKey }) => erpKey));
});

test("an empty list is no actors", async () => {
  expect(await collect(await streamFrom(answeringXml(answerOf([]))))).toEqual([]);
});

test("an answer without a list is not an empty list", async () => {
  const stream = await streamFrom(answeringXml(answerOf(null)));
  await expect(collect(stream)).rejects.toMatchObject({ kind: "no-list" });
});

test("a refusal is told apart from a fault and from an unknown connection", async () => {
  const refused = await streamFrom(answeringXml(answerOf(null, failedResult({ userExplanation: "No" }))));
  await expect(collect(refused)).rejects.toMatchObject({ kind: "refused" });
  const unknown = await streamFrom(
    answeringXml(answerOf(null, failedResult({ errorCode: "UNKNOWN_CONNECTION_ID" }))),
  );
  await expect(collect(unknown)).rejects.toMatchObject({ kind: "unknown-connection" });
  const fault = await streamFrom(answeringXml(encodeFault({ code: "Server", message: "x" }), 500));
  await expect(collect(fault)).rejects.toMatchObject({ kind: "transport", failure: { cause: "fault" } });
});

test("an answer that falls silent in the middle fails, and what came before was handed out", async () => {
  const actors = Array.from({ length: 1100 }, (_, index) => actor(String(index)));
  const whole = answerOf(actors);
  const stream = await streamFrom(
    (_request, response) => {
      response.writeHead(200, { "content-type": "text/xml" });
      response.write(whole.slice(0, -200));
    },
    { idleMs: 200 },
  );
  const seen: number[] = [];
  const reading = (async () => {
    for await (const batch of stream) seen.push(batch.length);
  })();
  await expect(reading).rejects.toMatchObject({
    kind: "transport",
    failure: { cause: "timeout", values: { phase: "idle" } },
  });
  expect(seen).toEqual([1000]);
});

test("leaving a stream early closes the connection", async () => {
  let closed: () => void = () => undefined;
  const wasClosed = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const actors = Array.from({ length: 1100 }, (_, index) => actor(String(index)));
  const stream = await streamFrom((_request, response) => {
    response.on("close", closed);
    response.writeHead(200, { "content-type": "text/xml" });
    response.write(answerOf(actors).slice(0, -200));
  });
  for await (const batch of stream) {
    expect(batch).toHaveLength(1000);
    break;
  }
  await wasClosed;
});
