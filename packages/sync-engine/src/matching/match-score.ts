import { type ComparableClues, isSameVatNumber } from "./clues.ts";
import { nameSimilarity } from "./name-similarity.ts";

/** What speaks for a match, and what against it. */
export type MatchReason =
  | "vat-number"
  | "number"
  | "email"
  | "name"
  | "similar-name"
  | "city"
  | "other-vat-number"
  | "other-name"
  | "other-city";

export interface MatchScore {
  /** Percent. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** How likely each clue alone makes it that the two are one. */
const VAT_NUMBER = 0.97;
const EMAIL = 0.9;
const NUMBER = 0.88;
const SAME_NAME = 0.8;

/** Names less alike than this tell nothing. */
const LEAST_ALIKE = 0.62;
/** Names less alike than this are names of different companies. */
const OTHER_NAME = 0.45;

/** The same name in the same city leaves half of the doubt; in different cities it is often another company. */
const DOUBT_IN_SAME_CITY = 0.4;
const WEIGHT_IN_OTHER_CITY = 0.72;

/** What contradicts weighs on everything that agrees. */
const WEIGHT_WITH_OTHER_NAME = 0.7;
const WEIGHT_WITH_OTHER_VAT_NUMBER = 0.55;

/** How well a record and an actor agree. Independent clues leave ever less doubt; contradictions bring it back. */
export function matchScore(record: ComparableClues, actor: ComparableClues): MatchScore {
  const vat = agreement(record.vatNumbers, actor.vatNumbers, isSameVatNumber);
  const number = agreement(record.numbers, actor.numbers, isSame) === "same";
  const email = agreement(record.emails, actor.emails, isSame) === "same";
  const named = nameEvidence(record, actor);
  const doubt =
    (vat === "same" ? 1 - VAT_NUMBER : 1) *
    (number ? 1 - NUMBER : 1) *
    (email ? 1 - EMAIL : 1) *
    (1 - named.likelihood);
  const weight =
    (vat === "other" ? WEIGHT_WITH_OTHER_VAT_NUMBER : 1) *
    (named.isOther && vat !== "same" ? WEIGHT_WITH_OTHER_NAME : 1);
  return {
    score: Math.min(99, Math.round(100 * (1 - doubt) * weight)),
    reasons: [
      ...(vat === "same" ? (["vat-number"] as const) : []),
      ...(number ? (["number"] as const) : []),
      ...(email ? (["email"] as const) : []),
      ...named.reasons,
      ...(vat === "other" ? (["other-vat-number"] as const) : []),
    ],
  };
}

interface NameEvidence {
  readonly likelihood: number;
  readonly isOther: boolean;
  readonly reasons: readonly MatchReason[];
}

function nameEvidence(record: ComparableClues, actor: ComparableClues): NameEvidence {
  const isNamed = record.name !== "" && actor.name !== "";
  const alike = nameSimilarity(record, actor);
  const isOther = isNamed && alike < OTHER_NAME;
  if (alike < LEAST_ALIKE) return { likelihood: 0, isOther, reasons: isOther ? ["other-name"] : [] };
  const bare = SAME_NAME * ((alike - LEAST_ALIKE) / (1 - LEAST_ALIKE)) ** 0.7;
  const city = agreement(record.cities, actor.cities, isSame);
  const likelihood =
    city === "same"
      ? 1 - (1 - bare) * DOUBT_IN_SAME_CITY
      : bare * (city === "other" ? WEIGHT_IN_OTHER_CITY : 1);
  return {
    likelihood,
    isOther,
    reasons: [
      alike === 1 ? "name" : "similar-name",
      ...(city === "same" ? (["city"] as const) : city === "other" ? (["other-city"] as const) : []),
    ],
  };
}

const isSame = (one: string, other: string): boolean => one === other;

/** Whether one of some values agrees with one of others; "unknown" where either side has none. */
function agreement<Value>(
  own: readonly Value[],
  others: readonly Value[],
  same: (one: Value, other: Value) => boolean,
): "same" | "other" | "unknown" {
  if (own.length === 0 || others.length === 0) return "unknown";
  return own.some((value) => others.some((other) => same(value, other))) ? "same" : "other";
}
