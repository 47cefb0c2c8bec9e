/** A source of repeatable chance: the same seed gives the same values on every machine. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** So many decimal digits as text. */
  digits(count: number): string;
}

/**
 * Chance for one thing, seeded by what the thing is. An actor's values therefore do not depend on how many
 * actors stand before it, and a small sample is the beginning of a large one.
 */
export function randomFor(seed: number, ...of: readonly (string | number)[]): Random {
  const next = mulberry32(hashOf(`${seed}/${of.join("/")}`));
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    chance: (percent) => int(100) < percent,
    pick: <T>(items: readonly [T, ...T[]]): T => items[int(items.length)] ?? items[0],
    digits: (count) => Array.from({ length: count }, () => int(10)).join(""),
  };
}

// FNV-1a, then mulberry32 by Tommy Ettinger (public domain): small, and good enough for made-up data.
function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) {
    hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
