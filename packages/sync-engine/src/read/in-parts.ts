/** How many items that are refused on their own are looked for in one batch. */
export const MAX_BAD = 16;

/** What became of a part. */
export interface PartOutcome<Item> {
  /** Items for which it was refused. */
  readonly left: readonly Item[];
  /** What was said about it; may be multi-language text, or empty. */
  readonly explanation: string;
}

/** An item that could not be got through. */
export interface GivenUp<Item> {
  readonly item: Item;
  readonly explanation: string;
  /** Whether the refusal is about this very item; otherwise it was refused together with others. */
  readonly isAlone: boolean;
}

/**
 * Works off batches of which single items may be refused, by splitting what is refused until the bad items are alone.
 * A batch of n items of which b are bad costs at most `1 + (2b + 1)·⌈log2 n⌉` attempts, however many are good. After
 * {@link MAX_BAD} bad ones nothing is split any more: whoever refuses everything is not asked item by item.
 *
 * @returns the items that did not get through.
 */
export async function inParts<Item>(
  batches: readonly (readonly Item[])[],
  attempt: (part: readonly Item[]) => Promise<PartOutcome<Item>>,
): Promise<readonly GivenUp<Item>[]> {
  const waiting = batches.filter(({ length }) => length > 0).reverse();
  const givenUp: GivenUp<Item>[] = [];
  let bad = 0;
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { left, explanation } = await attempt(part);
    const isAlone = left.length === 1;
    if (isAlone || bad >= MAX_BAD) {
      givenUp.push(...left.map((item) => ({ item, explanation, isAlone })));
      if (isAlone) bad++;
    } else if (left.length > 1) {
      const half = Math.ceil(left.length / 2);
      waiting.push(left.slice(half), left.slice(0, half));
    }
  }
  return givenUp;
}
