import { awkwardMessage } from "./awkward-message.ts";
import { type Arrival, compareScanners } from "./compare-scanners.ts";
import { damaged } from "./damage.ts";
import { Random } from "./random.ts";

/** A message to begin with, and the operation that it answers. */
export type Sample = Pick<Arrival, "key" | "bytes">;

export interface FuzzCounts {
  read: number;
  refused: number;
}

/**
 * Compares the two scanners on `count` messages: samples, generated ones, and damaged ones of both, in chunks of
 * all sizes and under all policies.
 *
 * @throws Error with the seed of the first message on which they do not agree; with that seed and a count of 1
 *   it is the first.
 */
export function fuzzScanners(
  samples: readonly Sample[],
  { seed, count }: { readonly seed: number; readonly count: number },
): FuzzCounts {
  const counts: FuzzCounts = { read: 0, refused: 0 };
  for (let each = seed; each < seed + count; each++) {
    try {
      counts[compareScanners(arrivalOf(samples, new Random(each)))]++;
    } catch (cause) {
      throw new Error(`seed ${each}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
  return counts;
}

/** Some messages keep within them, some do not. */
const TIGHT_LIMITS = { maxDepth: 8, maxNameLength: 25, maxAttributes: 2 };

function arrivalOf(samples: readonly Sample[], random: Random): Arrival {
  const sample = random.once(3) ? samples[random.below(samples.length)] : undefined;
  const { key, bytes } = sample ?? { key: "getActors", bytes: Buffer.from(awkwardMessage(random)) };
  return {
    key,
    bytes: random.once(4) ? bytes : damaged(bytes, random),
    chunks: chunkLengths(random),
    options: {
      batchSize: 1 + random.below(3),
      controlCharacters: random.of(["keep", "keep", "replace", "refuse"]),
      ...(random.once(10) ? { limits: TIGHT_LIMITS } : {}),
      ...(random.once(10) ? { charset: random.of(["utf-8", "UTF8", "iso-8859-1", "utf-16"]) } : {}),
    },
  };
}

/** One chunk, single bytes now and then, or any lengths. */
function chunkLengths(random: Random): readonly number[] {
  if (random.once(3)) return [Number.MAX_SAFE_INTEGER];
  return random.once(20) ? [1] : [1 + random.below(20), ...random.some(5, () => 1 + random.below(600))];
}
