import type { Actor, FieldMetadata } from "@brygga/protocol";
import { ConnectionNames } from "./connection-names.ts";
import type { Exchange } from "./exchange.ts";
import { Secrets, type SecretsOptions } from "./secrets.ts";

type Members = Readonly<Record<string, unknown>>;

/**
 * Makes of traffic what may stand in a recording: no secrets, and no ids that differ from run to run. Recorder
 * and replay use the same one, so that what they compare was treated alike.
 */
export class Redactor {
  readonly secrets: Secrets;
  readonly names = new ConnectionNames();

  constructor(options: SecretsOptions = {}) {
    this.secrets = new Secrets(options);
  }

  request(connector: string, request: Members): Members {
    this.names.learn(request.connectionGuid);
    const { connectionInfo } = request;
    const kept = isTextMap(connectionInfo)
      ? { ...request, connectionInfo: this.secrets.withoutConfig(connector, connectionInfo) }
      : request;
    return this.#finished(kept);
  }

  answer(answer: Members): Members {
    return this.#finished(answer);
  }

  text(text: string): string {
    return this.names.named(this.secrets.scrubbed(text));
  }

  /** Learns from an answer which fields are secrets. */
  learn({ connector, operation, request, outcome }: Exchange): void {
    if (outcome.kind !== "answer" || outcome.answer.isOk !== true) return;
    const fields = outcome.answer.fieldMetadata;
    if (!isList<FieldMetadata>(fields)) return;
    if (operation === "getConfigData") this.secrets.learnConfig(connector, fields);
    if (operation === "getSupportedActorTypeFields")
      this.secrets.learnFields(String(request.actorType), fields);
  }

  #finished(members: Members): Members {
    const { actor, actors, fieldMetadata } = members;
    const kept: Record<string, unknown> = { ...members };
    if (isActor(actor)) kept.actor = this.secrets.withoutValues(actor);
    if (isList<Actor>(actors)) kept.actors = actors.map((each) => this.secrets.withoutValues(each));
    if (isList<FieldMetadata>(fieldMetadata)) {
      kept.fieldMetadata = fieldMetadata.map((each) => this.secrets.withoutDefault(each));
    }
    return this.names.named(this.secrets.scrubbed(kept));
  }
}

// Members were checked against the protocol's schema of their operation; only their presence is in question here.
const isTextMap = (member: unknown): member is Record<string, string> =>
  typeof member === "object" && member !== null;
const isActor = (member: unknown): member is Actor => typeof member === "object" && member !== null;
const isList = <T>(member: unknown): member is readonly T[] => Array.isArray(member);
