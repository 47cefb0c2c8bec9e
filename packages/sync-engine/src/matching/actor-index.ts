import type { ComparableClues } from "./clues.ts";
import { type MatchScore, matchScore } from "./match-score.ts";

export interface IndexedActor {
  readonly erpKey: string;
  readonly clues: ComparableClues;
}

/** An actor that a record may be. */
export interface Candidate extends MatchScore {
  readonly erpKey: string;
}

/** Candidates that are kept of each record. */
export const MAX_CANDIDATES = 5;

/** Less than this is no candidate. */
const LEAST_SCORE = 35;

/** Names that are compared letter by letter for one record; the others share too few of their letters. */
const MAX_COMPARED = 40;

/** A piece of a name that more of the actors have than this says little, unless it is all there is. */
const COMMON_SHARE = 0.04;

/** Pieces by which names are looked up. */
const LEAST_PIECES = 3;

/**
 * Actors, findable by what they are known by without looking at each: by their numbers and addresses, and by pieces of
 * their names three letters long. It grows with the number of actors, about 1 kB each.
 */
export class ActorIndex {
  readonly #actors: readonly IndexedActor[];
  readonly #exact = new Map<string, number[]>();
  readonly #pieces = new Map<string, number[]>();
  /** How many pieces each actor has in common with the record that is looked up. */
  readonly #shared: Uint16Array;

  constructor(actors: readonly IndexedActor[]) {
    this.#actors = actors;
    this.#shared = new Uint16Array(actors.length);
    for (const [index, { clues }] of actors.entries()) {
      for (const key of exactKeys(clues)) append(this.#exact, key, index);
      for (const piece of piecesOf(clues)) append(this.#pieces, piece, index);
    }
  }

  /** The actors that a record may be, the best first. Of a person only children of its company's actor. */
  candidatesOf(record: ComparableClues): readonly Candidate[] {
    const found = new Set(exactKeys(record).flatMap((key) => this.#exact.get(key) ?? []));
    for (const index of this.#similarlyNamed(record)) found.add(index);
    const candidates: Candidate[] = [];
    for (const index of found) {
      const actor = this.#actors[index];
      if (actor === undefined || isElsewhere(record, actor.clues)) continue;
      const scored = matchScore(record, actor.clues);
      if (scored.score >= LEAST_SCORE) candidates.push({ erpKey: actor.erpKey, ...scored });
    }
    return bestOf(candidates);
  }

  #similarlyNamed(record: ComparableClues): readonly number[] {
    const touched = this.#count(record);
    const best = touched.toSorted((one, other) => this.#likeness(other) - this.#likeness(one));
    const chosen = best.slice(0, MAX_COMPARED);
    for (const index of touched) this.#shared[index] = 0;
    return chosen;
  }

  /** Counts the pieces in common with a record; answers the actors that have any. */
  #count(record: ComparableClues): readonly number[] {
    const touched: number[] = [];
    for (const list of this.#tellingLists(record)) {
      for (const index of list) {
        const before = this.#shared[index] ?? 0;
        if (before === 0) touched.push(index);
        this.#shared[index] = before + 1;
      }
    }
    return touched;
  }

  #tellingLists(record: ComparableClues): readonly (readonly number[])[] {
    const lists = [...piecesOf(record)]
      .flatMap((piece) => {
        const list = this.#pieces.get(piece);
        return list === undefined ? [] : [list];
      })
      .sort((one, other) => one.length - other.length);
    const common = Math.max(50, this.#actors.length * COMMON_SHARE);
    return lists.filter((list, index) => index < LEAST_PIECES || list.length <= common);
  }

  /** Pieces in common, the more the shorter the name: of two names that have as many, the one without more. */
  #likeness(index: number): number {
    const length = this.#actors[index]?.clues.sortedName.length ?? 0;
    return (this.#shared[index] ?? 0) / Math.sqrt(length + 2);
  }
}

/** The best candidates of a record, the best first. */
export const bestOf = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates
    .toSorted((one, other) => other.score - one.score || (one.erpKey < other.erpKey ? -1 : 1))
    .slice(0, MAX_CANDIDATES);

/** A person belongs to its company: one of another company's is somebody else. */
const isElsewhere = (record: ComparableClues, actor: ComparableClues): boolean =>
  record.parent !== "" && actor.parent !== "" && record.parent !== actor.parent;

function exactKeys(clues: ComparableClues): readonly string[] {
  return [
    ...clues.vatNumbers.map(({ digits }) => `v:${digits}`),
    ...clues.numbers.map((number) => `n:${number}`),
    ...clues.emails.map((email) => `e:${email}`),
    // Persons of one company are few: all of them are looked at.
    ...(clues.parent === "" ? [] : [`p:${clues.parent}`]),
  ];
}

function piecesOf({ words }: ComparableClues): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const word of words) {
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) pieces.add(padded.slice(at, at + 3));
  }
  return pieces;
}

function append(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [index]);
  else list.push(index);
}
