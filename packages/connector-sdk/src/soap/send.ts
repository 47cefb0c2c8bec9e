import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export const XML = "text/xml; charset=utf-8";

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a whole answer. Does nothing when the caller has gone. */
export function send(response: ServerResponse, { status, contentType, body, headers = {} }: Reply): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    ...headers,
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    "x-content-type-options": "nosniff",
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/**
 * Sends XML piece by piece, no faster than the caller reads. When a piece cannot be made the connection is
 * cut: the answer began with success and cannot be taken back, and a body that ends in the middle is the one
 * sign that every client understands as "not whole".
 *
 * @throws what making the first piece throws; nothing has been sent then
 */
export async function sendParts(response: ServerResponse, parts: AsyncGenerator<string>): Promise<void> {
  const first = await parts.next();
  if (first.done) throw new TypeError("an answer has at least one part");
  const second = await parts.next();
  if (second.done) return send(response, { status: 200, contentType: XML, body: first.value });
  response.writeHead(200, { "content-type": XML, "x-content-type-options": "nosniff" });
  const all = continued([first.value, second.value], parts);
  // A caller that goes away, and a source that fails, both end the stream; neither is news to report here.
  await pipeline(Readable.from(all), response).catch(() => response.destroy());
}

async function* continued(begun: readonly string[], rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield* begun;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
