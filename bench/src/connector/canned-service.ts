import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import {
  type Actor,
  encodeFault,
  encodeResponse,
  type MessageKey,
  okResult,
  operationOfSoapAction,
} from "@brygga/protocol";

/** A SOAP service that answers with bytes prepared beforehand, and counts how often it is asked for what. */
export interface CannedService {
  readonly url: string;
  /** From now on the answer to GetActorsByTimestamp of customers; of other actor types it is always empty. */
  prepare(customers: readonly Actor[]): { readonly bytes: number };
  /** The same with an answer that is made while it is sent, so that it may be of any length. */
  prepareStream(chunks: () => Iterable<Uint8Array>): void;
  /** Calls by operation since the last time, such as `{ getActorsByTimestamp: 4 }`. */
  takeCalls(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: Buffer | (() => Iterable<Uint8Array>);
}

export async function serveCanned(): Promise<CannedService> {
  const empty = changedActors([]);
  let customers: Answer["body"] = empty;
  let calls: Record<string, number> = {};
  const answer = (key: MessageKey | null, question: Buffer): Answer => {
    calls[key ?? "unknown"] = (calls[key ?? "unknown"] ?? 0) + 1;
    if (key !== "getActorsByTimestamp") return otherAnswer(key);
    return { status: 200, body: question.includes(">Customer<") ? customers : empty };
  };
  const server = createServer((request, response) => {
    const key = operationOfSoapAction(String(request.headers.soapaction ?? ""));
    const question: Buffer[] = [];
    request.on("data", (chunk: Buffer) => question.push(chunk));
    request.on("end", () => send(response, answer(key, Buffer.concat(question))));
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bench.svc`,
    prepare(actors) {
      const answer = changedActors(actors);
      customers = answer;
      return { bytes: answer.length };
    },
    prepareStream(chunks) {
      customers = chunks;
    },
    takeCalls() {
      const taken = calls;
      calls = {};
      return taken;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const changedActors = (actors: readonly Actor[]): Buffer =>
  Buffer.from(encodeResponse("getActorsByTimestamp", { ...okResult(), actors: [...actors] }));

/** What a cycle may ask besides; everything else would be a mistake of the benchmark. */
function otherAnswer(key: MessageKey | null): Answer {
  switch (key) {
    case "testConnection":
    case "saveConnection":
      return { status: 200, body: Buffer.from(encodeResponse(key, okResult())) };
    case "getActors":
    case "saveActors":
      return { status: 200, body: Buffer.from(encodeResponse(key, { ...okResult(), actors: [] })) };
    default: {
      const message = `The benchmark's connector was asked for ${key}, which no benchmark needs.`;
      return { status: 500, body: Buffer.from(encodeFault({ code: "Client", message })) };
    }
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const headers = { "content-type": "text/xml; charset=utf-8" };
  if (!Buffer.isBuffer(body)) {
    response.writeHead(status, headers);
    Readable.from(body()).pipe(response);
    return;
  }
  response.writeHead(status, { ...headers, "content-length": body.length });
  response.end(body);
}
