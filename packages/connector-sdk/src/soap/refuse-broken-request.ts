import type { Duplex } from "node:stream";
import type { ServiceLimits } from "./service-limits.ts";

/** Answers what could not be read as a request of HTTP, in words, and closes the connection. */
export function refuseBrokenRequest(error: Error, socket: Duplex, limits: ServiceLimits): void {
  const { status, message } = refusalOf("code" in error ? String(error.code) : "", limits);
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(message) + 1}\r\n\r\n${message}\n`,
    );
  }
  // Not waiting for the other side to close: it may never do so.
  socket.destroy(error);
}

function refusalOf(
  code: string,
  { headersMs, requestMs }: ServiceLimits,
): { status: string; message: string } {
  switch (code) {
    case "ERR_HTTP_REQUEST_TIMEOUT": {
      const message = `The request did not arrive in time: its head may take ${headersMs / 1000} seconds, the whole of it ${requestMs / 1000}.`;
      return { status: "408 Request Timeout", message };
    }
    case "HPE_HEADER_OVERFLOW": {
      const message = "The head of the request is larger than 16 KB. Send fewer or shorter headers.";
      return { status: "431 Request Header Fields Too Large", message };
    }
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW": {
      const message =
        "The extensions of the request's chunks are larger than 16 KB. Send chunks without any.";
      return { status: "413 Payload Too Large", message };
    }
    default:
      return {
        status: "400 Bad Request",
        message: `The request is not one of HTTP/1.1 (${code || "unreadable"}).`,
      };
  }
}
