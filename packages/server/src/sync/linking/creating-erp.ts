import { type CreateOutcome, type CreatingErp, ErpFailure } from "@brygga/sync-engine";
import type { BoundConnection } from "../../admin/connection-client.ts";
import { multiLanguageText } from "../../admin/words.ts";
import { isMisunderstood } from "../../connector-client/failure-of-answer.ts";
import type { CallResult, ConnectorFailure, FailureCause } from "../../connector-client/index.ts";
import { createErpSide, kindOf, toErpFailure } from "../cycle/erp-side.ts";

interface CreatingErpOptions {
  /** Gives up searches; creating is never given up, because nobody could say what came of it. */
  readonly signal?: AbortSignal | undefined;
  /** The connector says that it cannot create such actors at all. */
  readonly onUnsupported: (actorType: string) => Promise<void>;
}

export function createCreatingErp(
  connection: BoundConnection,
  { signal, onUnsupported }: CreatingErpOptions,
): CreatingErp {
  const options = signal === undefined ? {} : { signal };
  return {
    getActors: createErpSide(connection, signal).getActors,
    async create(actor) {
      const result = await connection.call("createActor", { actor });
      if (!result.ok && isUnsupported(result.failure)) await onUnsupported(actor.actorType);
      return outcomeOf(result);
    },
    async search({ actorType, query, fieldKeys }) {
      const asked = { actorType, fieldKeys: [...fieldKeys] };
      const result =
        query.kind === "simple"
          ? await connection.call("searchActors", { ...asked, searchText: query.text }, options)
          : await connection.call(
              "searchActorsAdvanced",
              { ...asked, restrictions: [...query.restrictions] },
              options,
            );
      if (result.ok) return result.response.actors ?? [];
      if (result.failure.cause === null || isMisunderstood(result.failure)) return null;
      throw toErpFailure("transport", result.failure);
    },
  };
}

function outcomeOf(result: CallResult<"createActor">): CreateOutcome {
  if (!result.ok) {
    const failure = toErpFailure(kindOf(result.failure), result.failure);
    return { kind: kindOfOutcome(result.failure), failure };
  }
  const { actor } = result.response;
  if (actor !== null && actor.erpKey !== "") return { kind: "created", actor };
  const techExplanation = "CreateActor answered IsOk without the key of an actor";
  return {
    kind: "uncertain",
    failure: new ErpFailure("transport", { userExplanation: NO_KEY, techExplanation }),
  };
}

const NO_KEY = multiLanguageText({
  en: "The Sync Connector answered without the key of the new actor.",
  sv: "Din Sync Connector svarade utan nyckel för den nya aktören.",
  nb: "Sync Connectoren svarte uten nøkkelen til den nye aktøren.",
  da: "Sync Connectoren svarede uden den nye aktørs nøgle.",
  de: "Der Sync Connector hat ohne den Schlüssel des neuen Akteurs geantwortet.",
  nl: "De Sync Connector antwoordde zonder de sleutel van de nieuwe actor.",
});

/** As connectors that are made with the SDK say it, and services that do not know the operation. */
const isUnsupported = ({ cause, errorCode }: ConnectorFailure): boolean =>
  cause === "no-such-operation" ||
  (cause === null && /^not[ _-]?(supported|implemented)$/i.test(errorCode.trim()));

/** Failures that come before the request has reached the connector. */
const BEFORE_SENDING: ReadonlySet<FailureCause> = new Set<FailureCause>([
  "refused",
  "name-not-found",
  "certificate",
  "egress-denied",
  "unsupported-url",
  "unsendable",
  "plugin-not-found",
  "app-not-found",
]);

function kindOfOutcome(failure: ConnectorFailure): "refused" | "unsent" | "uncertain" {
  const { cause, values } = failure;
  if (cause === null) return "refused";
  const isConnecting = cause === "timeout" && values.phase === "connect";
  return BEFORE_SENDING.has(cause) || isConnecting || isMisunderstood(failure) ? "unsent" : "uncertain";
}
