import type { Dispatcher } from "undici";
import type { CallClock } from "./call-clock.ts";
import { CallError } from "./call-error.ts";
import type { CallLimits } from "./call-limits.ts";
import { connectorUrl } from "./connector-url.ts";
import { EgressDenied } from "./egress.ts";
import { describeForeignBody } from "./foreign-body.ts";

export interface Exchange {
  readonly dispatcher: Dispatcher;
  readonly url: URL;
  readonly method: "POST" | "GET";
  /** "" for GET. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What a request to this address is to carry as Authorization, if anything. */
  readonly authorization: (to: URL) => string | null;
  readonly clock: CallClock;
  readonly limits: CallLimits;
  readonly maxBytes: number;
}

/** An answer that looks like XML; whether it is SOAP is for the decoder to say. */
export interface XmlAnswer {
  readonly status: number;
  /** Of the Content-Type header; "" where it names none. */
  readonly charset: string;
  /** Must be read to its end, or left by `return`, which closes the connection. */
  readonly chunks: AsyncGenerator<Uint8Array, void>;
}

const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Enough to tell XML from a web page, with its title. */
const SNIFFED_BYTES = 1024;

/**
 * Sends one message, or asks for one document, and follows redirects with the same method.
 *
 * @throws CallError for what is visibly not an answer of a connector; errors of undici and {@link EgressDenied}
 *   as they are.
 */
export async function exchangeXml(exchange: Exchange): Promise<XmlAnswer> {
  let url = exchange.url;
  for (let hops = 0; ; hops++) {
    const answer = await request(exchange, url);
    const location = answer.headers.location;
    if (!REDIRECTS.has(answer.statusCode) || typeof location !== "string") {
      return xmlAnswer(exchange, { answer, url });
    }
    await answer.body.dump();
    if (hops === MAX_REDIRECTS) throw new CallError("unsupported-url", { problem: "redirects" });
    url = redirectTarget(location, url);
  }
}

function redirectTarget(location: string, from: URL): URL {
  const target = connectorUrl(URL.parse(location, from.href)?.href ?? location);
  if (from.protocol === "https:" && target.protocol === "http:") {
    throw new EgressDenied(target.host, "insecure-redirect");
  }
  return target;
}

function request(exchange: Exchange, url: URL): Promise<Dispatcher.ResponseData> {
  const { clock, limits, method, body, headers } = exchange;
  const authorization = exchange.authorization(url);
  // The clock bounds the call; undici's own timers would know neither phase nor caller.
  return clock.within("first-byte", limits.connectMs + limits.firstByteMs, () =>
    exchange.dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: { ...headers, ...(authorization === null ? {} : { authorization }) },
      ...(method === "POST" ? { body } : {}),
      signal: clock.signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    }),
  );
}

async function xmlAnswer(
  exchange: Exchange,
  { answer, url }: { answer: Dispatcher.ResponseData; url: URL },
): Promise<XmlAnswer> {
  // An answer that is left early makes undici report the abort as an error of the body, which nobody awaits.
  answer.body.on("error", () => undefined);
  const status = answer.statusCode;
  const chunks = boundedChunks(exchange, answer.body);
  const where = { url: url.href, host: url.hostname, status };
  if (status === 404 || status === 410) {
    answer.body.destroy();
    throw new CallError("not-found", where);
  }
  const head = await readHead(chunks);
  const foreign = describeForeignBody(head);
  if (foreign === null) return { status, charset: charsetOf(answer), chunks: resumed(head, chunks) };
  answer.body.destroy();
  if (status < 200 || status > 299) throw new CallError("http-status", where);
  throw new CallError("not-soap", { ...where, ...foreign });
}

function charsetOf({ headers }: Dispatcher.ResponseData): string {
  const type = headers["content-type"];
  return (typeof type === "string" && /charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1]) || "";
}

async function* boundedChunks(
  exchange: Exchange,
  body: Dispatcher.ResponseData["body"],
): AsyncGenerator<Uint8Array, void> {
  const iterator: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
  let bytes = 0;
  try {
    for (;;) {
      const next = await exchange.clock.within("idle", exchange.limits.idleMs, () => iterator.next());
      if (next.done) return;
      bytes += next.value.byteLength;
      if (bytes > exchange.maxBytes) throw tooLarge(exchange.maxBytes);
      yield next.value;
    }
  } finally {
    body.destroy();
  }
}

export const tooLarge = (maxBytes: number): CallError =>
  new CallError("too-large", { megabytes: Math.round((maxBytes / 1024 / 1024) * 10) / 10 });

async function readHead(chunks: AsyncGenerator<Uint8Array, void>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFFED_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.byteLength;
  }
  return Buffer.concat(parts);
}

async function* resumed(
  head: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield head;
    yield* rest;
  } finally {
    await rest.return();
  }
}
