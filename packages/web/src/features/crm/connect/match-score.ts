import type { CrmEntity, CrmRecordBody, ErpActor } from "@brygga/api-contract";
import { recordName } from "../entity.ts";

export const MATCH_CLUES = ["vatNumber", "number", "email", "name"] as const;
export type MatchClue = (typeof MATCH_CLUES)[number];

export interface Match {
  /** Per cent, how sure it is that the actor is the record; 0 where nothing speaks for it. */
  score: number;
  /** What agrees. */
  clues: readonly MatchClue[];
}

/** How sure each clue is by itself: a VAT number belongs to one company, a name may belong to several. */
const CERTAINTIES: Readonly<Record<MatchClue, number>> = {
  vatNumber: 0.95,
  number: 0.8,
  email: 0.8,
  name: 0.75,
};

/** A name that is part of the other is a hint, not more. */
const NAME_PART_CERTAINTY = 0.3;

/** Nobody is quite sure. */
const MAX_SCORE = 99;

const words = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** Numbers and addresses agree whatever separates their parts. */
const compact = (text: string) => words(text).join("");

/** How well an actor that a search found agrees with the record that it may be connected to. */
export function matchActor(entity: CrmEntity, record: CrmRecordBody, actor: ErpActor): Match {
  const values = [...Object.values(actor.values), ...Object.values(actor.texts)].map(compact);
  const clues = MATCH_CLUES.filter((clue) => {
    return ownTexts(entity, record, clue)
      .map(compact)
      .some((own) => own !== "" && values.includes(own));
  });
  const part = !clues.includes("name") && hasNamePart(recordName(entity, record), actor);
  const certainties = [...clues.map((clue) => CERTAINTIES[clue]), ...(part ? [NAME_PART_CERTAINTY] : [])];
  // What is left of the doubt after each clue.
  const doubt = certainties.reduce((left, certainty) => left * (1 - certainty), 1);
  return { score: Math.min(MAX_SCORE, Math.round((1 - doubt) * 100)), clues };
}

/** The number of a customer is kept as the number or as the code of a company. */
function ownTexts(entity: CrmEntity, record: CrmRecordBody, clue: MatchClue): string[] {
  if (clue === "name") return [recordName(entity, record)];
  return clue === "number" ? [textOf(record.number), textOf(record.code)] : [textOf(record[clue])];
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

function hasNamePart(name: string, actor: ErpActor): boolean {
  const own = words(name);
  return own.length > 0 && Object.values(actor.values).some((value) => overlaps(own, words(value)));
}

/** All words of the shorter are in the longer. */
function overlaps(one: readonly string[], other: readonly string[]): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  return shorter.length > 0 && shorter.every((word) => longer.includes(word));
}

export interface RankedActor {
  actor: ErpActor;
  match: Match;
  /** It can be connected, and nothing else agrees better. */
  isBest: boolean;
}

/** The best matches first; actors that agree equally stay in the order of the ERP. */
export function rankActors(
  entity: CrmEntity,
  record: CrmRecordBody,
  actors: readonly ErpActor[],
): RankedActor[] {
  const ranked = actors
    .map((actor) => ({ actor, match: matchActor(entity, record, actor) }))
    .toSorted((a, b) => b.match.score - a.match.score);
  const free = ranked.filter(({ actor, match }) => actor.linkedTo === null && match.clues.length > 0);
  const best = free[0]?.match.score;
  const bests = free.filter(({ match }) => match.score === best);
  return ranked.map((entry) => ({ ...entry, isBest: bests.length === 1 && bests[0] === entry }));
}
