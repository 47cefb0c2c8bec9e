import type { IncomingHttpHeaders } from "node:http";
import { HttpRefusal } from "../soap/http-refusal.ts";

/** What the connector answered over HTTP. */
export interface Forwarded {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** What of a caller's headers a connector has to see. */
const PASSED_ON = ["content-type", "soapaction", "authorization", "accept", "user-agent"];

export interface ForwardedRequest {
  readonly method: "GET" | "POST";
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | null;
  /** The most that an answer may weigh, unpacked. */
  readonly maxAnswerBytes: number;
}

/**
 * Sends a request on to the connector, and waits for the whole answer.
 *
 * @throws TypeError of fetch when the connector cannot be reached, HttpRefusal 502 when its answer is too large
 */
export async function forward(
  url: URL,
  { method, headers, body, maxAnswerBytes }: ForwardedRequest,
): Promise<Forwarded> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value] as [string, string]] : [];
  });
  // A redirection is the caller's to follow, or to refuse.
  const options = { method, headers: passed, redirect: "manual" } as const;
  const response = await fetch(url, body === null ? options : { ...options, body: new Uint8Array(body) });
  return {
    status: response.status,
    contentType: response.headers.get("content-type") ?? "",
    body: await boundedBody(response, maxAnswerBytes),
  };
}

/** Counts what came out of the unpacking: a few kilobytes on the wire can be gigabytes. */
async function boundedBody({ body }: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the body, and with it the unpacking.
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (maxBytes: number): HttpRefusal =>
  new HttpRefusal(
    502,
    `The connector's answer is larger than ${maxBytes} bytes, which is what this recorder holds. Ask for fewer actors, or give record a larger maxAnswerBytes.`,
  );

/** The connector's URL with the parameters of a request: `ConnectorName`, `wsdl`, `xsd`. */
export function targetOf(target: string, requestTarget: string): URL {
  const url = new URL(target);
  const query = requestTarget.split(/\?(.*)/s)[1] ?? "";
  for (const [name, value] of new URLSearchParams(query)) {
    for (const own of [...url.searchParams.keys()]) {
      if (own.toLowerCase() === name.toLowerCase()) url.searchParams.delete(own);
    }
    url.searchParams.append(name, value);
  }
  // Services look for "?wsdl"; a parameter without a value must not become "wsdl=".
  url.search = url.search.replace(/=(?=&|$)/g, "");
  return url;
}
