import type { Candidate } from "./actor-index.ts";

export interface RecordCandidates {
  readonly recordId: number;
  /** The best first. */
  readonly candidates: readonly Candidate[];
}

/** "ambiguous": another actor, or another record, fits as well. "none": no actor fits well enough, or is left. */
export type Certainty = "suggested" | "ambiguous" | "none";

export interface Assignment {
  readonly recordId: number;
  readonly certainty: Certainty;
  /** null where none is proposed. */
  readonly candidate: Candidate | null;
}

/** From this score on, in percent, an actor is proposed. */
export const PROPOSED_SCORE = 55;

/** Scores that are no farther apart, in percent, do not tell which is meant. */
const TIE = 5;

interface Pair {
  readonly recordId: number;
  readonly candidate: Candidate;
}

/**
 * Proposes each actor for one record at most, the best pairs first: a pair is only passed over for one that is better for
 * its record or its actor. Those that could as well be paired otherwise are ambiguous.
 */
export function assignActors(records: readonly RecordCandidates[]): readonly Assignment[] {
  const pairs = pairsOf(records);
  const byRecord = new Map<number, Candidate>();
  const byActor = new Map<string, Pair>();
  for (const pair of pairs) {
    const { recordId, candidate } = pair;
    if (byRecord.has(recordId) || byActor.has(candidate.erpKey)) continue;
    byRecord.set(recordId, candidate);
    byActor.set(candidate.erpKey, pair);
  }
  const rivals = rivalsOf(pairs);
  return records.map(({ recordId, candidates }) => {
    const candidate = byRecord.get(recordId);
    if (candidate === undefined) return { recordId, certainty: "none", candidate: null };
    const isMeant = (pair: Pair) => isOpen(pair, { byRecord, byActor });
    const others = [
      ...candidates.map((other) => ({ recordId, candidate: other })),
      ...(rivals.get(candidate.erpKey) ?? []),
    ].filter((pair) => isTie(pair, { recordId, candidate }) && isMeant(pair));
    return { recordId, certainty: others.length > 0 ? "ambiguous" : "suggested", candidate };
  });
}

function pairsOf(records: readonly RecordCandidates[]): readonly Pair[] {
  return records
    .flatMap(({ recordId, candidates }) => candidates.map((candidate) => ({ recordId, candidate })))
    .filter(({ candidate }) => candidate.score >= PROPOSED_SCORE)
    .sort((one, other) => other.candidate.score - one.candidate.score || one.recordId - other.recordId);
}

const rivalsOf = (pairs: readonly Pair[]): ReadonlyMap<string, readonly Pair[]> =>
  Map.groupBy(pairs, ({ candidate }) => candidate.erpKey);

/** Another pair of the same record or actor that is about as good. */
const isTie = (other: Pair, chosen: Pair): boolean =>
  !(other.recordId === chosen.recordId && other.candidate.erpKey === chosen.candidate.erpKey) &&
  other.candidate.score >= PROPOSED_SCORE &&
  other.candidate.score >= chosen.candidate.score - TIE;

interface Assigned {
  readonly byRecord: ReadonlyMap<number, Candidate>;
  readonly byActor: ReadonlyMap<string, Pair>;
}

/** Neither its record nor its actor has found a clearly better partner. */
function isOpen({ recordId, candidate }: Pair, { byRecord, byActor }: Assigned): boolean {
  const clearlyBetter = candidate.score + TIE;
  const ofRecord = byRecord.get(recordId)?.score ?? 0;
  const ofActor = byActor.get(candidate.erpKey)?.candidate.score ?? 0;
  return ofRecord <= clearlyBetter && ofActor <= clearlyBetter;
}
