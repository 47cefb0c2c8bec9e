import type { Dispatcher } from "undici";
import { boundedBody } from "./answer-body.ts";
import type { CallClock } from "./call-clock.ts";
import { CallError } from "./call-error.ts";
import type { CallLimits } from "./call-limits.ts";
import { connectorUrl } from "./connector-url.ts";
import type { Dispatching } from "./dispatchers.ts";
import { EgressDenied } from "./egress.ts";
import { describeForeignBody } from "./foreign-body.ts";

export interface Exchange {
  readonly dispatching: Dispatching;
  readonly url: URL;
  readonly method: "POST" | "GET";
  /** "" for GET. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The headers with which a request to this address proves who asks. */
  readonly credentials: (to: URL) => Readonly<Record<string, string>>;
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
/** Of the body of a redirect. */
const LEFT_BYTES = 16 * 1024;

/**
 * Sends one message, or asks for one document, and follows redirects with the same method.
 *
 * @throws CallError for what is visibly not an answer of a connector; errors of undici and {@link EgressDenied}
 *   as they are.
 */
export async function exchangeXml(exchange: Exchange): Promise<XmlAnswer> {
  return xmlAnswer(exchange, await exchangeFollowing(exchange));
}

/** As {@link exchangeXml}, for whatever is answered. Its body must be read, or destroyed. */
export async function exchangeFollowing(
  exchange: Exchange,
): Promise<{ readonly answer: Dispatcher.ResponseData; readonly url: URL }> {
  let url = exchange.url;
  let dispatcher = exchange.dispatching.direct;
  for (let hops = 0; ; hops++) {
    const answer = await request(exchange, { url, dispatcher });
    const location = answer.headers.location;
    if (!REDIRECTS.has(answer.statusCode) || typeof location !== "string") return { answer, url };
    await leave(exchange, answer.body);
    if (hops === MAX_REDIRECTS) throw new CallError("unsupported-url", { problem: "redirects" });
    const target = redirectTarget(location, url);
    // On the way nobody gets nearer: each hop is held to the one before it.
    dispatcher = exchange.dispatching.redirectedFrom(url.hostname);
    url = target;
  }
}

/** Reads what little a redirect has to say, so that its socket can be used again; from a longer one it is closed. */
function leave({ clock, limits }: Exchange, body: Dispatcher.ResponseData["body"]): Promise<void> {
  return clock.within("idle", limits.idleMs, () => body.dump({ limit: LEFT_BYTES, signal: clock.signal }));
}

function redirectTarget(location: string, from: URL): URL {
  const target = redirectUrl(URL.parse(location, from.href)?.href ?? location);
  if (from.protocol === "https:" && target.protocol === "http:") {
    throw new EgressDenied(target.host, "insecure-redirect");
  }
  return target;
}

function redirectUrl(location: string): URL {
  try {
    return connectorUrl(location);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new CallError(error.failureCause, { ...error.values, problem: "redirect" }, { cause: error });
  }
}

function request(
  exchange: Exchange,
  { url, dispatcher }: { readonly url: URL; readonly dispatcher: Dispatcher },
): Promise<Dispatcher.ResponseData> {
  const { clock, limits, method, body, headers } = exchange;
  // The clock bounds the call; undici's own timers would know neither phase nor caller.
  return clock.within("first-byte", limits.connectMs + limits.firstByteMs, () =>
    dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: { ...exchange.credentials(url), ...headers },
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
  const chunks = boundedBody(answer.body, exchange);
  const where = { url: url.href, host: url.hostname, status };
  if (status === 404 || status === 410) {
    answer.body.destroy();
    throw new CallError("not-found", where);
  }
  const encoding = compressionOf(answer);
  const head = encoding === "" ? await readHead(chunks) : new Uint8Array(0);
  const foreign = encoding === "" ? describeForeignBody(head) : { found: "compressed", encoding };
  if (foreign === null) return { status, charset: charsetOf(answer), chunks: resumed(head, chunks) };
  answer.body.destroy();
  if (status < 200 || status > 299) throw new CallError("http-status", where);
  throw new CallError("not-soap", { ...where, ...foreign });
}

/**
 * Compression was not asked for. Nothing is unpacked, whatever its size would be, and a packed message is not
 * taken for one that is broken.
 */
function compressionOf({ headers }: Dispatcher.ResponseData): string {
  const encoding = [headers["content-encoding"] ?? ""].flat().join(", ").trim().toLowerCase();
  return encoding === "identity" ? "" : encoding.slice(0, 40);
}

function charsetOf({ headers }: Dispatcher.ResponseData): string {
  const type = headers["content-type"];
  return (typeof type === "string" && /charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1]) || "";
}

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
