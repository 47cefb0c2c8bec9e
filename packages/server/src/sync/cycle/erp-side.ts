import { ErpFailure, type ErpSide } from "@brygga/sync-engine";
import type { BoundConnection } from "../../admin/connection-client.ts";
import { multiLanguageText } from "../../admin/words.ts";
import {
  type CallResult,
  type ConnectorFailure,
  ConnectorFailureError,
  type FailureKind,
} from "../../connector-client/connector-failure.ts";

/** The engine's view of an ERP, over the calls of its connection. The signal gives up a call under way. */
export function createErpSide(connection: BoundConnection, signal?: AbortSignal): ErpSide {
  const options = signal === undefined ? {} : { signal };
  return {
    acceptsPartialSave: connection.acceptsPartialSave ?? false,
    onBadRecord: connection.onBadRecord,
    hasOrderedStamps: connection.hasOrderedStamps ?? true,
    async *changedActors({ actorType, updatedOnOrAfter, fieldKeys }) {
      try {
        yield* connection.streamActors({ actorType, updatedOnOrAfter, fieldKeys: [...fieldKeys] }, options);
      } catch (error) {
        throw translate(error);
      }
    },
    async getActors({ actorType, erpKeys, fieldKeys }) {
      const request = { actorType, erpKeys: [...erpKeys], fieldKeys: [...fieldKeys] };
      const { actors } = successOf(await connection.call("getActors", request, options));
      if (actors === null) throw new ErpFailure("no-list", NO_LIST);
      return actors;
    },
    async saveActors(actors) {
      const response = successOf(await connection.call("saveActors", { actors: [...actors] }, options));
      return { saved: response.actors ?? [], explanation: response.userExplanation };
    },
  };
}

const NO_LIST = {
  userExplanation: multiLanguageText({
    en: "The Sync Connector answered without a list of actors.",
    sv: "Din Sync Connector svarade utan någon lista över aktörer.",
    nb: "Sync Connectoren svarte uten noen liste over aktører.",
    da: "Sync Connectoren svarede uden en liste over aktører.",
    de: "Der Sync Connector hat ohne eine Liste von Akteuren geantwortet.",
    nl: "De Sync Connector antwoordde zonder een lijst met actoren.",
  }),
  techExplanation: "GetActors answered IsOk with Actors nil or missing",
};

type Success<Result> = Extract<Result, { ok: true }> extends { response: infer Response } ? Response : never;

function successOf<Result extends CallResult<"getActors"> | CallResult<"saveActors">>(
  result: Result,
): Success<Result> {
  if (!result.ok) throw toErpFailure(kindOf(result.failure), result.failure);
  return result.response as Success<Result>;
}

/** The connector's own no concerns what was asked; anything else says that the ERP cannot be used now. */
export const kindOf = (failure: ConnectorFailure): FailureKind =>
  failure.cause === null ? "refused" : "transport";

/** Asks the connector whether the connection works (TestConnection). Rejects with an ErpFailure when it does not. */
export async function probeErp(connection: BoundConnection, signal?: AbortSignal): Promise<void> {
  const options = signal === undefined ? {} : { signal };
  const result = await connection.call("testConnection", {}, options);
  if (!result.ok) throw toErpFailure(kindOf(result.failure), result.failure);
}

function translate(error: unknown): unknown {
  return error instanceof ConnectorFailureError ? toErpFailure(error.kind, error.failure) : error;
}

export function toErpFailure(kind: FailureKind, failure: ConnectorFailure): ErpFailure {
  return new ErpFailure(kind, {
    userExplanation: failure.userExplanation,
    techExplanation: failure.techExplanation,
    errorCode: failure.errorCode,
    isFault: failure.cause === "fault",
  });
}
