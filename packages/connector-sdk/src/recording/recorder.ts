import type { OperationKey, RequestOf } from "@brygga/protocol";
import type { Exchange } from "./exchange.ts";
import { type Forwarded, forward } from "./forward.ts";
import { askBeside, outcomeOf, type ReadCall, type RecordedCall, readCall } from "./recorded-call.ts";
import type { RecordingFile } from "./recording-file.ts";
import { Redactor } from "./redactor.ts";
import type { SecretsOptions } from "./secrets.ts";

/** Passes calls on and writes them down. */
export class Recorder {
  readonly #file: RecordingFile;
  readonly #redactor: Redactor;

  constructor(file: RecordingFile, secrets: SecretsOptions) {
    this.#file = file;
    this.#redactor = new Redactor(secrets);
  }

  /** @throws TypeError of fetch when the connector cannot be reached; nothing is written down then */
  async call(call: RecordedCall): Promise<Forwarded> {
    const decoded = readCall(call.body);
    if (decoded === null) return forward(call.url, { ...call, method: "POST" });
    if ("connectionGuid" in decoded.request) this.#redactor.names.learn(decoded.request.connectionGuid);
    const passed = this.#passOn(call, decoded);
    this.#file.append(passed.then(({ exchanges }) => exchanges));
    return (await passed).answer;
  }

  async #passOn(
    call: RecordedCall,
    decoded: ReadCall,
  ): Promise<{ answer: Forwarded; exchanges: readonly Exchange[] }> {
    const learned = await this.#learnSecrets(call, decoded);
    const { key, request } = decoded;
    const answer = await forward(call.url, { ...call, method: "POST" });
    const { connector } = call;
    const exchange = { connector, operation: key, request: { ...request }, outcome: outcomeOf(key, answer) };
    return { answer, exchanges: [...learned, this.#redacted(exchange)] };
  }

  /**
   * Which values are secrets is known from the descriptions of the fields. A caller that asked for them before
   * this recording began does not ask again, so they are asked for here.
   */
  async #learnSecrets(call: RecordedCall, decoded: ReadCall): Promise<Exchange[]> {
    const { secrets } = this.#redactor;
    const exchanges: Exchange[] = [];
    const learn = async <K extends OperationKey>(key: K, request: RequestOf<K>): Promise<void> => {
      const exchange = await askBeside(call, decoded, { key, request });
      const { outcome } = exchange;
      if (outcome.kind === "answer" && outcome.answer.isOk === true) exchanges.push(this.#redacted(exchange));
    };
    if (decoded.key !== "getConfigData" && !secrets.knowsConfigOf(call.connector))
      await learn("getConfigData", {});
    for (const actorType of actorTypesOf(decoded)) {
      if (secrets.knowsFieldsOf(actorType)) continue;
      await learn("getSupportedActorTypeFields", { connectionGuid: guidOf(decoded), actorType });
    }
    return exchanges;
  }

  #redacted(exchange: Exchange): Exchange {
    this.#redactor.learn(exchange);
    const { connector, operation, outcome } = exchange;
    const request = this.#redactor.request(connector, exchange.request);
    if (outcome.kind === "answer") {
      const answer = this.#redactor.answer(outcome.answer);
      return { connector, operation, request, outcome: { kind: "answer", answer } };
    }
    if (outcome.kind === "http") return { connector, operation, request, outcome };
    return {
      connector,
      operation,
      request,
      outcome: { ...outcome, text: this.#redactor.text(outcome.text) },
    };
  }
}

const guidOf = ({ request }: ReadCall): string => ("connectionGuid" in request ? request.connectionGuid : "");

/** The types of the actors that a call, or its answer, carries with values. */
function actorTypesOf({ key, request }: ReadCall): Iterable<string> {
  if (key === "saveActors") return new Set(request.actors.map(({ actorType }) => actorType));
  if (key === "createActor") return [request.actor.actorType];
  const describes = key === "getSupportedActorTypeFields" || key === "getSearchableFields";
  return "actorType" in request && !describes ? [request.actorType] : [];
}
