import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Dispatcher } from "@brygga/connector-sdk";
import {
  decodeRequest,
  encodeFault,
  encodeResponse,
  type OperationKey,
  operationOfSoapAction,
  type RequestOf,
  type ResponseOf,
} from "@brygga/protocol";

/** How a service that is otherwise in order goes wrong. */
export interface Twist {
  /** What of a request reaches the connector. */
  readonly request?: (key: OperationKey, request: RequestOf<OperationKey>) => RequestOf<OperationKey>;
  /** What of an answer leaves it; an error that is thrown becomes a SOAP fault. */
  readonly response?: (call: {
    readonly key: OperationKey;
    readonly request: RequestOf<OperationKey>;
    readonly response: ResponseOf<OperationKey>;
  }) => ResponseOf<OperationKey>;
  /** The text of a request before it is read. */
  readonly text?: (text: string) => string;
  /** An HTTP status with which a request is refused without being read; null for none. */
  readonly status?: (request: { readonly soapAction: string; readonly bytes: number }) => number | null;
  /** Whether `?ConnectorName=` is taken no notice of. */
  readonly ignoresConnectorName?: boolean;
}

/** Changes the answers of one operation. */
export const answering = <K extends OperationKey>(
  key: K,
  change: (response: ResponseOf<K>, request: RequestOf<K>) => ResponseOf<K>,
): Pick<Twist, "response"> => ({
  response: (call) =>
    call.key === key ? change(call.response as ResponseOf<K>, call.request as RequestOf<K>) : call.response,
});

/** Changes the requests of one operation. */
export const asked = <K extends OperationKey>(
  key: K,
  change: (request: RequestOf<K>) => RequestOf<K>,
): Pick<Twist, "request"> => ({
  request: (of, request) => (of === key ? change(request as RequestOf<K>) : request),
});

export interface TwistedService extends AsyncDisposable {
  readonly url: string;
  /** Every operation that was called, with its request. */
  readonly calls: readonly { readonly key: OperationKey; readonly request: RequestOf<OperationKey> }[];
}

/** Serves a dispatcher over SOAP, with nothing between the twist and the wire that could mend it. */
export async function serveTwisted(dispatcher: Dispatcher, twist: Twist = {}): Promise<TwistedService> {
  const calls: { key: OperationKey; request: RequestOf<OperationKey> }[] = [];
  const server = createServer((request, response) => {
    answer(request, { dispatcher, twist, calls }).then(
      ({ status, body }) => send(response, status, body),
      (error: unknown) => send(response, 500, encodeFault({ code: "Server", message: String(error) })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/ErpConnectorWS.svc`,
    calls,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/xml; charset=utf-8" });
  response.end(body);
}

interface Serving {
  readonly dispatcher: Dispatcher;
  readonly twist: Twist;
  readonly calls: { key: OperationKey; request: RequestOf<OperationKey> }[];
}

async function answer(
  incoming: IncomingMessage,
  { dispatcher, twist, calls }: Serving,
): Promise<{ status: number; body: string }> {
  if (incoming.method !== "POST") return { status: 404, body: "" };
  const bytes = await buffer(incoming);
  const soapAction = String(incoming.headers.soapaction);
  const status = twist.status?.({ soapAction, bytes: bytes.length }) ?? null;
  if (status !== null) return { status, body: "" };
  const text = bytes.toString("utf8");
  const { key, request } = decodeRequest(twist.text?.(text) ?? text);
  if (key === "authenticate" || operationOfSoapAction(soapAction.replaceAll('"', "")) !== key) {
    throw new Error(`no operation ${soapAction}`);
  }
  calls.push({ key, request });
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const name = twist.ignoresConnectorName ? "" : (url.searchParams.get("ConnectorName") ?? "");
  const bent = twist.request?.(key, request) ?? request;
  const response = await dispatcher.dispatch<OperationKey>(key, bent, name);
  return { status: 200, body: encodeResponse(key, twist.response?.({ key, request, response }) ?? response) };
}
