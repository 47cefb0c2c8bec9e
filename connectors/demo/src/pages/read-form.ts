import type { IncomingMessage } from "node:http";

/** A form of all fields, with what they were before, is far below it. */
const MAX_BYTES = 256 * 1024;

/** What a form sent; null when it is no form, or larger than any of ours. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const [type] = (request.headers["content-type"] ?? "").split(";");
  if (type?.trim().toLowerCase() !== "application/x-www-form-urlencoded") return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
