import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { SoapDialect } from "@brygga/protocol";
import { createDispatcher, type Dispatcher, type DispatcherOptions } from "../dispatcher.ts";
import { normalisedPath, parseConnectorUrl } from "./connector-url.ts";
import { HttpRefusal } from "./http-refusal.ts";
import { send } from "./send.ts";
import { serviceDocument } from "./service-documents.ts";
import { dialectOf, type ServiceNames } from "./service-names.ts";
import { answerSoap } from "./soap-endpoint.ts";

export interface ServeOptions extends DispatcherOptions {
  /** Interface to listen on. @default "127.0.0.1", reachable from this machine only */
  readonly host?: string;
  /** 0 takes any free port. @default 0 */
  readonly port?: number;
  /** @default "/ErpConnectorWS.svc" */
  readonly path?: string;
  /** The address that the WSDL gives, where a proxy stands before the service. @default as the caller called it */
  readonly publicUrl?: string;
  /**
   * For callers that expect certain namespaces. They stand in the WSDL; an answer is written in those of its
   * request, and in these where the request does not say. @default those of a WCF service
   */
  readonly names?: Partial<ServiceNames>;
  /** Larger requests are answered with status 413. @default 16 MB */
  readonly maxRequestBytes?: number;
}

/** A service that listens. */
export interface ConnectorService {
  /** The URL to register, `http://127.0.0.1:4621/ErpConnectorWS.svc`. */
  readonly url: string;
  /** Stops listening and lets calls that are being answered finish, for five seconds at most. */
  close(): Promise<void>;
}

/**
 * Serves connectors over SOAP 1.1. The first answers the plain URL, every one its name: `?ConnectorName=Excel`.
 * The WSDL is at `?wsdl` and `?singleWsdl`; a browser gets a page that lists the connectors.
 *
 * @throws the error of `listen`, such as EADDRINUSE
 * @example
 * const service = await serveConnectors({
 *   connectors: [connector],
 *   store: createFileConfigurationStore("./connections"),
 *   port: 4621,
 * });
 * process.on("SIGTERM", () => void service.close());
 */
export async function serveConnectors(options: ServeOptions): Promise<ConnectorService> {
  const { host = "127.0.0.1", port = 0, path = "/ErpConnectorWS.svc" } = options;
  const listener = createRequestListener(options);
  // A checkContinue listener, so that a request that is refused by its headers never sends its body.
  const server = createServer(listener).on("checkContinue", listener);
  // Longer than the idle time of usual clients, so that none reuses a connection that is just being closed.
  server.keepAliveTimeout = 65_000;
  await listening(server, host, port);
  return { url: `${originOf(server, host)}${path}`, close: () => closed(server) };
}

/** The listener behind {@link serveConnectors}, to put into a server of one's own, for instance one with TLS. */
export function createRequestListener(
  options: Omit<ServeOptions, "host" | "port">,
): (request: IncomingMessage, response: ServerResponse) => void {
  const dispatcher = createDispatcher(options);
  const dialect = dialectOf(options.names);
  return (request, response) => {
    handle(request, response, { options, dispatcher, dialect }).catch((error: unknown) => {
      refuse(response, error);
    });
  };
}

interface Endpoint {
  readonly options: Omit<ServeOptions, "host" | "port">;
  readonly dispatcher: Dispatcher;
  readonly dialect: SoapDialect;
}

const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { options, dispatcher, dialect }: Endpoint,
): Promise<void> {
  const { path = "/ErpConnectorWS.svc", maxRequestBytes = MAX_REQUEST_BYTES } = options;
  const url = parseConnectorUrl(request.url ?? "/");
  if (url.path !== normalisedPath(path)) {
    throw new HttpRefusal(404, `There is nothing here. The connectors are at ${path}.`);
  }
  if (request.method === "POST") {
    const { connectorName } = url;
    return answerSoap(request, response, { dispatcher, connectorName, dialect, maxRequestBytes });
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    throw new HttpRefusal(405, `${request.method} is not a way to call this service; use POST.`, {
      allow: "GET, HEAD, POST",
    });
  }
  const address = options.publicUrl ?? `${schemeOf(request)}://${hostOf(request)}${path}`;
  send(response, serviceDocument(url, { address, dialect, connectors: dispatcher.connectors }));
}

function refuse(response: ServerResponse, error: unknown): void {
  const contentType = "text/plain; charset=utf-8";
  if (error instanceof HttpRefusal) {
    const { status, message, headers } = error;
    send(response, { status, contentType, body: `${message}\n`, headers });
  } else if (!response.destroyed) {
    // A caller that hung up while it was being read is nobody's failure; everything else is ours.
    console.error("the connector service failed", error);
    send(response, { status: 500, contentType, body: "The service failed; its own log says why.\n" });
  }
}

const schemeOf = ({ socket }: IncomingMessage): string =>
  "encrypted" in socket && socket.encrypted === true ? "https" : "http";

/** The Host header where it is one; it ends up in a document, so nothing else is let through. */
function hostOf(request: IncomingMessage): string {
  const host = request.headers.host ?? "";
  if (/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i.test(host)) return host;
  return `localhost:${request.socket.localPort ?? 80}`;
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function originOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host;
  return `http://${reachable.includes(":") && !reachable.startsWith("[") ? `[${reachable}]` : reachable}:${port}`;
}

async function closed(server: Server): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), 5_000);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(patience);
}
