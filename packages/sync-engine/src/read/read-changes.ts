import { type Actor, FIRST_STAMPS } from "@brygga/protocol";
import type { ReadMark } from "../memory/overlap.ts";
import type { CompiledType } from "../merge/compiled-type.ts";
import { ErpFailure } from "../model/failures.ts";
import type { ErpSide } from "../model/ports.ts";

/** What stands for "from the beginning" with one connector, as far as it is known. */
export interface FirstStamp {
  /** undefined: none has been accepted yet. */
  accepted: string | undefined;
}

interface ReadChanges {
  readonly erp: ErpSide;
  readonly type: Pick<CompiledType, "actorType" | "fieldKeys">;
  readonly from: ReadMark;
  /** Learns which stamp the connector accepts. */
  readonly first: FirstStamp;
}

/**
 * Actors that changed on or after a mark. A mark is sent as the connector gave it, letter for letter. For the
 * beginning, the usual stamps are tried in turn until the connector accepts one, and from then on it gets that one
 * first: an answer without actors may have been no acceptance.
 */
export async function* readChanges(reading: ReadChanges): AsyncGenerator<readonly Actor[], void, undefined> {
  const { from, first } = reading;
  if (from !== null) return yield* changesFrom(reading, from);
  let refusal: ErpFailure | null = null;
  for (const stamp of firstStamps(first)) {
    try {
      yield* changesFrom(reading, stamp);
      first.accepted = stamp;
      return;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // What it says of the stamp that is the documented one tells most.
      refusal ??= error;
    }
  }
  if (refusal !== null) throw refusal;
}

const firstStamps = ({ accepted }: FirstStamp): readonly string[] =>
  accepted === undefined ? FIRST_STAMPS : [accepted, ...FIRST_STAMPS.filter((stamp) => stamp !== accepted)];

const changesFrom = ({ erp, type }: ReadChanges, updatedOnOrAfter: string) =>
  erp.changedActors({ actorType: type.actorType, updatedOnOrAfter, fieldKeys: type.fieldKeys });

/** A connector refuses a stamp that it cannot read in its own words, or breaks down over it. */
function isRefusal(error: unknown): error is ErpFailure {
  return error instanceof ErpFailure && (error.kind === "refused" || error.isFault);
}
