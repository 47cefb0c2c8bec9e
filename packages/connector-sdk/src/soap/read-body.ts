import type { IncomingMessage } from "node:http";
import { HttpRefusal } from "./http-refusal.ts";

/**
 * The whole body of a request.
 *
 * @throws HttpRefusal 413 when it is larger than `maxBytes`
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed on return: the answer still has to go out over the same socket.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else if (size > maxBytes + LINGER_BYTES) break;
  }
  if (size > maxBytes) throw tooLarge(maxBytes);
  return Buffer.concat(chunks);
}

/**
 * How much of a body that is too large is still read and thrown away: most clients look for an answer only
 * when they have sent everything, and would see a broken connection instead of the reason.
 */
const LINGER_BYTES = 16 * 1024 * 1024;

function tooLarge(maxBytes: number): HttpRefusal {
  const message = `The request is larger than ${maxBytes} bytes, which is what this service accepts. Send fewer keys or actors in one call.`;
  return new HttpRefusal(413, message, { connection: "close" });
}
