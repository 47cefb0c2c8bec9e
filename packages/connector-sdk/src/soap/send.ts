import type { ServerResponse } from "node:http";
import { DEFAULT_SERVICE_LIMITS } from "./service-limits.ts";

export const XML = "text/xml; charset=utf-8";

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Sends a whole answer. Does nothing when the caller has gone.
 *
 * @param readMs how long the caller may take to read 64 KB; then the connection is cut
 */
export function send(
  response: ServerResponse,
  { status, contentType, body, headers = {} }: Reply,
  readMs: number = DEFAULT_SERVICE_LIMITS.readMs,
): void {
  if (response.headersSent || response.destroyed) return;
  const length = Buffer.byteLength(body);
  response.writeHead(status, {
    ...headers,
    "content-type": contentType,
    "content-length": length,
    "x-content-type-options": "nosniff",
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
  cutWhenUnread(response, readMs * Math.ceil((length + 1) / READ_BYTES));
}

const READ_BYTES = 64 * 1024;

/**
 * Sends XML piece by piece, no faster than the caller reads. When a piece cannot be made the connection is
 * cut: the answer began with success and cannot be taken back, and a body that ends in the middle is the one
 * sign that every client understands as "not whole". It is cut as well when the caller does not read.
 *
 * @throws what making the first piece throws; nothing has been sent then
 */
export async function sendParts(
  response: ServerResponse,
  parts: AsyncGenerator<string>,
  readMs: number = DEFAULT_SERVICE_LIMITS.readMs,
): Promise<void> {
  const first = await parts.next();
  if (first.done) throw new TypeError("an answer has at least one part");
  const second = await parts.next();
  if (second.done) return send(response, { status: 200, contentType: XML, body: first.value }, readMs);
  response.writeHead(200, { "content-type": XML, "x-content-type-options": "nosniff" });
  // A write may come after the caller has gone; that is no news to report here.
  response.on("error", () => response.destroy());
  try {
    for await (const part of continued([first.value, second.value], parts)) {
      if (!response.write(part)) await taken(response, readMs);
      if (response.destroyed) return;
    }
    response.end();
    cutWhenUnread(response, readMs);
  } catch {
    response.destroy();
  }
}

/** Resolves when the caller has read what was written, or has gone; after `readMs` the connection is cut. */
function taken(response: ServerResponse, readMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve();
    const patience = setTimeout(() => response.destroy(), readMs);
    const done = () => {
      clearTimeout(patience);
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });
}

/** Cuts the connection of a caller that does not read the end of its answer. */
function cutWhenUnread(response: ServerResponse, ms: number): void {
  if (response.writableFinished || response.destroyed) return;
  const patience = setTimeout(() => response.destroy(), ms);
  const done = () => clearTimeout(patience);
  response.once("finish", done).once("close", done);
}

async function* continued(begun: readonly string[], rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield* begun;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
