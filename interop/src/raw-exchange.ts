import { once } from "node:events";
import { connect } from "node:net";

export interface RawCall {
  readonly url: string;
  /** The lines of the head after the request line; `Host` and `Content-Length` are added. */
  readonly headers: readonly string[];
  readonly body: string;
  /** @default "HTTP/1.1" */
  readonly version?: "HTTP/1.0" | "HTTP/1.1";
}

export interface RawAnswer {
  readonly statusLine: string;
  /** Header lines as they came, names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * Sends exactly these bytes, as a SOAP stack that writes HTTP by itself does, and reads until the service closes:
 * the headers must ask for that. An interim answer is left out.
 */
export async function exchangeRaw({ url, headers, body, version = "HTTP/1.1" }: RawCall): Promise<RawAnswer> {
  const { hostname, port, host, pathname, search } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  const head = [
    `POST ${pathname}${search} ${version}`,
    `Host: ${host}`,
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  await once(socket, "close");
  return parsed(Buffer.concat(chunks).toString("utf8"));
}

function parsed(text: string): RawAnswer {
  const final = text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, "");
  const [head = "", ...rest] = final.split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => {
    const [name = "", value = ""] = line.split(/:\s*(.*)/s);
    return [name.toLowerCase(), value] as const;
  });
  return { statusLine, headers: new Map(headers), body: rest.join("\r\n\r\n") };
}
