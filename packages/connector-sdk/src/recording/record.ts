import type { IncomingMessage, ServerResponse } from "node:http";
import { parseConnectorUrl } from "../soap/connector-url.ts";
import { type ConnectorService, refuse, startHttpService } from "../soap/http-service.ts";
import { createBodyReader } from "../soap/read-body.ts";
import { send } from "../soap/send.ts";
import { type Forwarded, forward, targetOf } from "./forward.ts";
import { Recorder } from "./recorder.ts";
import { RecordingFile } from "./recording-file.ts";
import type { SecretsOptions } from "./secrets.ts";

export interface RecordOptions extends SecretsOptions {
  /** The connector's URL; a user and password in it are sent with every call that brings none of its own. */
  readonly target: string;
  /** Where the recording goes; one that was there before is replaced. */
  readonly file: string;
  /** @default "127.0.0.1", reachable from this machine only */
  readonly host?: string;
  /** 0 takes any free port. @default 0 */
  readonly port?: number;
  /** The largest answer that is passed on, unpacked: each is held in memory. @default 256 MiB */
  readonly maxAnswerBytes?: number;
}

const PATH = "/ErpConnectorWS.svc";
const bodies = createBodyReader({ maxBytes: 64 * 1024 * 1024 });

/**
 * Stands between a caller and a connector, passes everything on as it is, and writes the calls down, without
 * secrets. Register its URL in the place of the connector's; `?ConnectorName=` is passed on. For tests: whole
 * answers are held in memory. The file is complete when `close` has resolved.
 *
 * @throws TypeError when the target is no URL; the error of `open` when the file cannot be written, of `listen` when the port is taken
 * @example
 * const recorder = await record({ target: "http://erp.example/ErpConnectorWS.svc", file: "traffic.jsonl" });
 * console.log(recorder.url);
 * process.once("SIGINT", () => void recorder.close());
 */
export async function record(options: RecordOptions): Promise<ConnectorService> {
  const { host = "127.0.0.1", port = 0, maxAnswerBytes = 256 * 1024 * 1024, ...secrets } = options;
  const target = { ...parseTarget(options.target), maxAnswerBytes };
  const file = await RecordingFile.create(options.file);
  const recorder = new Recorder(file, secrets);
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    passOn(request, response, { recorder, target }).catch((error: unknown) => refuse(response, error));
  };
  try {
    const service = await startHttpService(listener, { host, port, path: PATH });
    const close = async (): Promise<void> => {
      await service.close();
      await file.close();
    };
    return { url: service.url, close };
  } catch (error) {
    await file.close();
    throw error;
  }
}

interface Target {
  readonly url: string;
  readonly maxAnswerBytes: number;
  /** Credentials that stood in the URL, where fetch refuses them. */
  readonly headers: { readonly authorization?: string };
}

/** @throws TypeError when it is no URL */
function parseTarget(target: string): Omit<Target, "maxAnswerBytes"> {
  const url = new URL(target);
  const { username, password } = url;
  if (username === "" && password === "") return { url: target, headers: {} };
  url.username = "";
  url.password = "";
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    url: url.href,
    headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` },
  };
}

async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  { recorder, target }: { readonly recorder: Recorder; readonly target: Target },
): Promise<void> {
  const url = targetOf(target.url, request.url ?? "/");
  const { maxAnswerBytes } = target;
  const headers = { ...target.headers, ...request.headers };
  if (request.method === "POST") {
    if (headers.expect !== undefined && request.httpVersion !== "1.0") response.writeContinue();
    const body = await bodies.read(request);
    const { connectorName: connector } = parseConnectorUrl(request.url ?? "/");
    return send(
      response,
      await answering(url, recorder.call({ connector, url, headers, body, maxAnswerBytes })),
    );
  }
  const answer = await answering(url, forward(url, { method: "GET", headers, body: null, maxAnswerBytes }));
  send(response, { ...answer, body: pointingHere(answer, target.url, `http://${headers.host}${PATH}`) });
}

async function answering(url: URL, answer: Promise<Forwarded>): Promise<Forwarded> {
  try {
    return await answer;
  } catch (error) {
    // Only fetch fails with a TypeError that has the reason as its cause.
    if (!(error instanceof TypeError)) throw error;
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    const body = `The connector at ${url.origin} cannot be reached: ${reason}\n`;
    return { status: 502, contentType: "text/plain; charset=utf-8", body: Buffer.from(body) };
  }
}

/** A WSDL names the address that callers then use: it has to be ours, or they go past the recorder. */
function pointingHere({ contentType, body }: Forwarded, target: string, own: string): Buffer {
  if (!/xml|html/.test(contentType)) return body;
  const { origin, pathname } = new URL(target);
  return Buffer.from(body.toString("utf8").replaceAll(`${origin}${pathname}`, own));
}
