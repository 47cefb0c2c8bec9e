import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** What becomes of a call: "request": it never arrives; "answer": the work is done, and the answer is lost. */
export type Loss = "request" | "answer";

/** Stands before a connector and loses what it is told to. */
export interface LosingProxy extends AsyncDisposable {
  readonly url: string;
  /** From here on, calls of this operation are lost; null: none. `lost` is called for each, when it is done with. */
  lose(operation: string | "everything" | null, loss?: Loss, lost?: () => void): void;
}

/** @param target URL of the connector */
export async function openLosingProxy(target: string): Promise<LosingProxy> {
  let losing: { operation: string; loss: Loss; lost: () => void } | null = null;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const action = String(request.headers.soapaction ?? "");
    const isLost =
      losing !== null && (losing.operation === "everything" || action.includes(losing.operation));
    const present = isLost ? losing : null;
    if (present?.loss === "request") {
      request.socket.destroy();
      return present.lost();
    }
    const forwarded = await fetch(new URL(request.url ?? "/", target), {
      method: request.method ?? "POST",
      headers: { "content-type": request.headers["content-type"] ?? "text/xml", soapaction: action },
      ...(request.method === "POST" ? { body: new Uint8Array(body) } : {}),
    });
    const text = Buffer.from(await forwarded.arrayBuffer());
    if (present !== null) {
      present.lost();
      request.socket.destroy();
      return;
    }
    const contentType = forwarded.headers.get("content-type") ?? "text/xml";
    response.writeHead(forwarded.status, { "content-type": contentType }).end(text);
  };
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => request.socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = new URL(target);
  url.port = String(port);
  return {
    url: url.href,
    lose: (operation, loss = "answer", lost = () => undefined) => {
      losing = operation === null ? null : { operation, loss, lost };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
