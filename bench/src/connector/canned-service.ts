import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
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
  /** Calls by operation since the last time, such as `{ getActorsByTimestamp: 4 }`. */
  takeCalls(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

export async function serveCanned(): Promise<CannedService> {
  const empty = changedActors([]);
  let customers = empty;
  let calls: Record<string, number> = {};
  const server = createServer(async (request, response) => {
    const key = operationOfSoapAction(String(request.headers.soapaction ?? ""));
    const question = await readAll(request);
    calls[key ?? "unknown"] = (calls[key ?? "unknown"] ?? 0) + 1;
    const changed = question.includes(">Customer<") ? customers : empty;
    const { status, body } =
      key === "getActorsByTimestamp" ? { status: 200, body: changed } : otherAnswer(key);
    response.writeHead(status, { "content-type": "text/xml; charset=utf-8", "content-length": body.length });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bench.svc`,
    prepare(actors) {
      customers = changedActors(actors);
      return { bytes: customers.length };
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
function otherAnswer(key: MessageKey | null): { readonly status: number; readonly body: Buffer } {
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

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
