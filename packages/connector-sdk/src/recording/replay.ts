import { readFile } from "node:fs/promises";
import { failedResult, type OperationKey, type RequestOf, type ResponseOf } from "@brygga/protocol";
import { type Dispatcher, responseOf, type StreamedResponse } from "../dispatcher.ts";
import { isActorListOperation } from "../handler.ts";
import { HttpRefusal } from "../soap/http-refusal.ts";
import { type ConnectorService, startHttpService } from "../soap/http-service.ts";
import { dispatcherListener } from "../soap/serve-connectors.ts";
import { SoapFault } from "../soap/soap-fault.ts";
import { canonicalJson, type Exchange, parseRecording } from "./exchange.ts";
import { Redactor } from "./redactor.ts";
import type { SecretsOptions } from "./secrets.ts";

export interface ReplayOptions extends SecretsOptions {
  /** @default "127.0.0.1" */
  readonly host?: string;
  /** 0 takes any free port. @default 0 */
  readonly port?: number;
}

/** A recording that answers calls in the place of the connector. */
export interface Replay {
  /** Calls that the recording has no answer to, as `GetActors {…}`; a test asserts that there are none. */
  readonly unrecorded: readonly string[];
}

export interface ReplayDispatcher extends Dispatcher, Replay {}
export interface ReplayService extends ConnectorService, Replay {}

/**
 * Serves a recording over SOAP as if it were the connector. A call is answered as the same call was answered
 * then, whatever the ids of connections and the secrets are now; calls that were made several times get their
 * answers in the order of that time, and the last one from then on. A call that was not recorded is answered
 * with the error `NOT_RECORDED`.
 *
 * @throws Error that says which line of the file cannot be read
 * @example
 * const erp = await replay("test/traffic.jsonl");
 * // … call erp.url …
 * assert.deepEqual(erp.unrecorded, []);
 * await erp.close();
 */
export async function replay(file: string, options: ReplayOptions = {}): Promise<ReplayService> {
  const { host = "127.0.0.1", port = 0, ...secrets } = options;
  const path = "/ErpConnectorWS.svc";
  const dispatcher = await createReplayDispatcher(file, secrets);
  const service = await startHttpService(dispatcherListener(dispatcher, { path }), { host, port, path });
  return { ...service, unrecorded: dispatcher.unrecorded };
}

/** The same in this process: for everything that takes a dispatcher. A recorded SOAP fault is thrown as an Error. */
export async function createReplayDispatcher(
  file: string,
  secrets: SecretsOptions = {},
): Promise<ReplayDispatcher> {
  const exchanges = parseRecording(await readFile(file, "utf8"), file);
  const answers = new RecordedAnswers(exchanges, secrets);
  const stream: Dispatcher["stream"] = async (key, request, connector = "") =>
    streamed(key, answers.take(key, request, connector));
  return {
    connectors: [...answers.connectors].map((name) => ({ name, description: "A recording" })),
    unrecorded: answers.unrecorded,
    stream,
    dispatch: async (key, request, connector = "") => answers.take(key, request, connector),
  };
}

/** The recorded list of actors is there as a whole; a list that was missing then is missing now. */
function streamed<K extends OperationKey>(key: K, response: ResponseOf<K>): StreamedResponse<K> {
  if (!isActorListOperation(key) || !("actors" in response)) return { response, actors: null };
  return response.actors === null ? { response, actors: null } : { response, actors: response.actors };
}

class RecordedAnswers {
  readonly connectors = new Set<string>();
  readonly unrecorded: string[] = [];
  readonly #redactor: Redactor;
  /** Outcomes in the order of the recording, by what was asked. */
  readonly #outcomes = new Map<string, Exchange["outcome"][]>();

  constructor(exchanges: readonly Exchange[], secrets: SecretsOptions) {
    this.#redactor = new Redactor(secrets);
    for (const exchange of exchanges) {
      const { connector, operation, request, outcome } = exchange;
      this.connectors.add(connector || "Recording");
      this.#redactor.learn(exchange);
      const asked = askedFor(connector, operation, request);
      this.#outcomes.set(asked, [...(this.#outcomes.get(asked) ?? []), outcome]);
    }
  }

  take<K extends OperationKey>(key: K, request: RequestOf<K>, connector: string): ResponseOf<K> {
    const redacted = this.#redactor.request(connector, { ...request });
    const outcomes = this.#outcomes.get(askedFor(connector, key, redacted)) ?? [];
    const outcome = outcomes.length > 1 ? outcomes.shift() : outcomes[0];
    if (outcome === undefined) return this.#notRecorded(key, redacted);
    if (outcome.kind === "http") throw new HttpRefusal(outcome.status, "as recorded");
    if (outcome.kind === "fault") throw new SoapFault(faultCode(outcome.code), outcome.text);
    // Checked against the operation's schema when the recording was read.
    return this.#redactor.names.original(outcome.answer) as unknown as ResponseOf<K>;
  }

  #notRecorded<K extends OperationKey>(key: K, request: object): ResponseOf<K> {
    const asked = `${key} ${canonicalJson(request)}`;
    this.unrecorded.push(asked);
    const failed = failedResult({
      errorCode: "NOT_RECORDED",
      userExplanation: "This call is not in the recording. Record the traffic again with it.",
      techExplanation: `Not recorded: ${asked}`,
    });
    return responseOf(key, failed);
  }
}

const askedFor = (connector: string, operation: string, request: object): string =>
  `${connector.toLowerCase()} ${operation} ${canonicalJson(request)}`;

const faultCode = (code: string): "Client" | "Server" => (code === "Client" ? "Client" : "Server");
