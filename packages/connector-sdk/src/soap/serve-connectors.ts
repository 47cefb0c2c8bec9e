import type { IncomingMessage, ServerResponse } from "node:http";
import type { SoapDialect } from "@brygga/protocol";
import type { AppAuthentication } from "../app/app-authentication.ts";
import { createDispatcher, type Dispatcher, type DispatcherOptions } from "../dispatcher.ts";
import { normalisedPath, parseConnectorUrl } from "./connector-url.ts";
import type { ForbiddenCharacters } from "./forbidden-characters.ts";
import { HttpRefusal } from "./http-refusal.ts";
import { type ConnectorService, refuse, startHttpService } from "./http-service.ts";
import { type BodyReader, createBodyReader } from "./read-body.ts";
import { send } from "./send.ts";
import { serviceDocument } from "./service-documents.ts";
import { DEFAULT_SERVICE_LIMITS, type ServiceLimits } from "./service-limits.ts";
import { dialectOf, type ServiceNames } from "./service-names.ts";
import { answerSoap } from "./soap-endpoint.ts";

export type { ConnectorService };

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
  /** @default "reference" */
  readonly forbiddenCharacters?: ForbiddenCharacters;
  /**
   * For a connector that is reached as `app://`: only the Brygga that it is registered with may call it.
   * @default anybody who reaches the service may
   */
  readonly authenticate?: AppAuthentication;
  /** Larger requests are answered with status 413. @default 16 MB */
  readonly maxRequestBytes?: number;
  /**
   * Answers requests for other paths than the service's, for instance with pages of your own. What it throws, or rejects
   * with, is answered with status 500. @default status 404
   */
  readonly otherPaths?: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  /** What callers may take of the service. In a server of your own only `readMs` is looked at. */
  readonly limits?: Partial<ServiceLimits>;
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
  return startHttpService(listener, { host, port, path, limits: options.limits });
}

export type ListenerOptions = Omit<ServeOptions, "host" | "port" | keyof DispatcherOptions>;

/** The listener behind {@link serveConnectors}, to put into a server of one's own, for instance one with TLS. */
export function createRequestListener(
  options: Omit<ServeOptions, "host" | "port">,
): (request: IncomingMessage, response: ServerResponse) => void {
  return dispatcherListener(createDispatcher(options), options);
}

/** The same over a dispatcher that exists already. */
export function dispatcherListener(
  dispatcher: Dispatcher,
  options: ListenerOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const dialect = dialectOf(options.names);
  const bodies = createBodyReader({ maxBytes: options.maxRequestBytes ?? MAX_REQUEST_BYTES });
  return (request, response) => {
    handle(request, response, { options, dispatcher, dialect, bodies }).catch((error: unknown) => {
      refuse(response, error);
    });
  };
}

interface Endpoint {
  readonly options: ListenerOptions;
  readonly dispatcher: Dispatcher;
  readonly dialect: SoapDialect;
  readonly bodies: BodyReader;
}

const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { options, dispatcher, dialect, bodies }: Endpoint,
): Promise<void> {
  const { path = "/ErpConnectorWS.svc" } = options;
  const url = parseConnectorUrl(request.url ?? "/");
  if (url.path !== normalisedPath(path)) {
    if (options.otherPaths) return options.otherPaths(request, response);
    throw new HttpRefusal(404, `There is nothing here. The connectors are at ${path}.`);
  }
  if (request.method === "POST") {
    const { forbiddenCharacters = "reference", authenticate: authentication } = options;
    const { readMs = DEFAULT_SERVICE_LIMITS.readMs } = options.limits ?? {};
    const { connectorName } = url;
    const call = { dispatcher, connectorName, dialect, forbiddenCharacters, bodies, authentication, readMs };
    return answerSoap(request, response, call);
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    throw new HttpRefusal(405, `${request.method} is not a way to call this service; use POST.`, {
      allow: "GET, HEAD, POST",
    });
  }
  const address = options.publicUrl ?? `${schemeOf(request)}://${hostOf(request)}${path}`;
  send(response, serviceDocument(url, { address, dialect, connectors: dispatcher.connectors }));
}

const schemeOf = ({ socket }: IncomingMessage): string =>
  "encrypted" in socket && socket.encrypted === true ? "https" : "http";

/** The Host header where it is one; it ends up in a document, so nothing else is let through. */
function hostOf(request: IncomingMessage): string {
  const host = request.headers.host ?? "";
  if (/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i.test(host)) return host;
  return `localhost:${request.socket.localPort ?? 80}`;
}
