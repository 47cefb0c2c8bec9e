import { distance } from "fastest-levenshtein";
import type { ComparableClues } from "./clues.ts";

type Name = Pick<ComparableClues, "name" | "sortedName" | "words">;

/** A name that is part of the other is like it, but not the same: "Havsbris" and "Havsbris Fastigheter". */
const PART = 0.82;

/** Shorter words are in too many names to tell anything. */
const TELLING_LENGTH = 4;

/** How alike two names are, from 0 to 1, whatever the order of their words. */
export function nameSimilarity(one: Name, other: Name): number {
  if (one.name === "" || other.name === "") return 0;
  const spelled = Math.max(alike(one.name, other.name), alike(one.sortedName, other.sortedName));
  return spelled < PART && isPart(one, other) ? PART : spelled;
}

/** 1 less the share of letters that have to be changed to make one of the other. */
function alike(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return 1 - distance(one, other) / longest;
}

/** All words of the shorter are in the longer, and one of them at least tells something. */
function isPart(one: Name, other: Name): boolean {
  const [shorter, longer] = one.words.length <= other.words.length ? [one, other] : [other, one];
  const known = new Set(longer.words);
  return (
    shorter.words.every((word) => known.has(word)) &&
    shorter.words.some((word) => word.length >= TELLING_LENGTH)
  );
}
