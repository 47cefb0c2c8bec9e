import type { IncomingHttpHeaders } from "node:http";
import {
  connectorOperations,
  type DecodedRequest,
  decodeRequest,
  decodeResponse,
  encodeRequest,
  type OperationKey,
  type RequestOf,
  SoapDecodeError,
} from "@brygga/protocol";
import type { Exchange } from "./exchange.ts";
import { type Forwarded, forward } from "./forward.ts";

/** A call that arrived, with all that is needed to pass it on, and to ask the connector something in between. */
export interface RecordedCall {
  /** "" for the first connector behind the URL. */
  readonly connector: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly maxAnswerBytes: number;
}

type CallOf<K extends OperationKey> = { readonly key: K; readonly request: RequestOf<K> };

/** Any operation but Authenticate, which is nothing but secrets. */
export type ReadCall = Extract<DecodedRequest, { readonly key: OperationKey }>;

/** The call as the protocol knows it; null when it is none, or one that is not recorded. */
export function readCall(body: Buffer): ReadCall | null {
  try {
    const decoded = decodeRequest(body);
    return decoded.key === "authenticate" ? null : decoded;
  } catch (error) {
    if (error instanceof SoapDecodeError) return null;
    throw error;
  }
}

/** What came of a call. */
export function outcomeOf(key: OperationKey, { status, body }: Forwarded): Exchange["outcome"] {
  try {
    const decoded = decodeResponse(key, body);
    if (decoded.kind === "response") return { kind: "answer", answer: { ...decoded.response } };
    return { kind: "fault", code: decoded.fault.code, text: decoded.fault.string };
  } catch (error) {
    if (error instanceof SoapDecodeError) return { kind: "http", status };
    throw error;
  }
}

/** Asks the connector something of our own, as the caller of `call` would: same names, same credentials. */
export async function askBeside<K extends OperationKey>(
  { url, headers, connector, maxAnswerBytes }: RecordedCall,
  caller: ReadCall,
  { key, request }: CallOf<K>,
): Promise<Exchange> {
  const encoded = encodeRequest(key, request, caller.dialect);
  const theirs = String(headers.soapaction ?? "");
  const name = `WS${connectorOperations[caller.key].name}`;
  // The caller's action may have a namespace and contract of its own; only the operation at its end differs.
  const soapaction = theirs.includes(name)
    ? theirs.replace(name, `WS${connectorOperations[key].name}`)
    : `"${encoded.soapAction}"`;
  const answer = await forward(url, {
    method: "POST",
    headers: { ...headers, "content-type": "text/xml; charset=utf-8", soapaction },
    body: Buffer.from(encoded.body),
    maxAnswerBytes,
  });
  return { connector, operation: key, request: { ...request }, outcome: outcomeOf(key, answer) };
}
