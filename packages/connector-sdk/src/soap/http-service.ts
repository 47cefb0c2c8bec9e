import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { HttpRefusal } from "./http-refusal.ts";
import { refuseBrokenRequest } from "./refuse-broken-request.ts";
import { send } from "./send.ts";
import { DEFAULT_SERVICE_LIMITS, type ServiceLimits } from "./service-limits.ts";

/** A service that listens. */
export interface ConnectorService {
  /** The URL to register, `http://127.0.0.1:4621/ErpConnectorWS.svc`. */
  readonly url: string;
  /** Stops listening and lets calls that are being answered finish, for five seconds at most. */
  close(): Promise<void>;
}

export interface HttpServiceOptions {
  readonly host: string;
  readonly port: number;
  /** Where the service is; only for its URL. */
  readonly path: string;
  readonly limits?: Partial<ServiceLimits> | undefined;
}

/**
 * Listens, and hands every request to the listener.
 *
 * @throws the error of `listen`, such as EADDRINUSE
 */
export async function startHttpService(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  { host, port, path, limits = {} }: HttpServiceOptions,
): Promise<ConnectorService> {
  const server = boundedServer({ ...DEFAULT_SERVICE_LIMITS, ...limits });
  // A checkContinue listener, so that a request that is refused by its headers never sends its body.
  server.on("request", listener).on("checkContinue", listener);
  await listening(server, host, port);
  return { url: `${originOf(server, host)}${path}`, close: () => closed(server) };
}

/** A server that no caller can hold up: neither by sending nothing, or little, nor by coming in crowds. */
function boundedServer(limits: ServiceLimits): Server {
  const { headersMs, requestMs } = limits;
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.ceil(Math.min(headersMs, requestMs) / 4),
    // Longer than the idle time of usual clients, so that none reuses a connection that is just being closed.
    keepAliveTimeout: 65_000,
    maxHeaderSize: 16 * 1024,
  });
  server.maxConnections = limits.connections;
  return server.on("clientError", (error, socket) => refuseBrokenRequest(error, socket, limits));
}

/** Answers a request that could not be handled. */
export function refuse(response: ServerResponse, error: unknown): void {
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
