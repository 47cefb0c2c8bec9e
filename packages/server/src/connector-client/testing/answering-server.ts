import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Answers one request, well or badly. */
export type Answering = (request: ReceivedRequest, response: ServerResponse) => void;

export interface AnsweringServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** A real HTTP(S) server on loopback that answers as a test says. */
export async function startAnsweringServer(
  answering: Answering,
  tls?: { key: string; cert: string },
): Promise<AnsweringServer> {
  const requests: ReceivedRequest[] = [];
  const listener: RequestListener = (incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      const request = {
        method: incoming.method ?? "",
        path: incoming.url ?? "",
        headers: incoming.headers,
        body: Buffer.concat(parts).toString("utf8"),
      };
      requests.push(request);
      answering(request, response);
    });
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const url = `${tls ? "https" : "http"}://127.0.0.1:${port}/ErpConnectorWS.svc`;
  return { url, port, requests, close, [Symbol.asyncDispose]: close };
}

/** Answers everything with one XML message. */
export const answeringXml =
  (xml: string | Uint8Array, status = 200): Answering =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "text/xml; charset=utf-8" });
    response.end(xml);
  };
