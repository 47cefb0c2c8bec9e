import type { Actor } from "@brygga/protocol";
import { type ActorQuery, ErpFailure, type ErpSide } from "@brygga/sync-engine";
import type { BoundConnection } from "../../admin/connection-client.ts";
import { multiLanguageText } from "../../admin/words.ts";
import { isMisunderstood } from "../../connector-client/failure-of-answer.ts";
import type { CallResult, ConnectorFailure, FailureCause } from "../../connector-client/index.ts";
import { createErpSide, kindOf, toErpFailure } from "../erp-side.ts";

/**
 * What came of CreateActor. "refused": the ERP said no. "unsent": it has not got the request. "uncertain": it may have
 * created the actor or not.
 */
export type CreateOutcome =
  | { readonly kind: "created"; readonly actor: Actor }
  | { readonly kind: "refused" | "unsent" | "uncertain"; readonly failure: ErpFailure };

export interface ActorSearch {
  readonly actorType: string;
  readonly query: ActorQuery;
  readonly fieldKeys: readonly string[];
}

/** An ERP in which actors are created. */
export interface CreatingErp extends Pick<ErpSide, "getActors"> {
  create(actor: Actor): Promise<CreateOutcome>;
  /** null: the connector refuses such a search. Rejects with an ErpFailure when it cannot be reached. */
  search(search: ActorSearch): Promise<readonly Actor[] | null>;
}

/** The signal gives up searches; creating is never given up, because nobody could say what came of it. */
export function createCreatingErp(connection: BoundConnection, signal?: AbortSignal): CreatingErp {
  const options = signal === undefined ? {} : { signal };
  return {
    getActors: createErpSide(connection, signal).getActors,
    create: async (actor) => outcomeOf(await connection.call("createActor", { actor })),
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
});

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
