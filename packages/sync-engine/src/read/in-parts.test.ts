import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inParts, MAX_BAD } from "./in-parts.ts";

interface Worked {
  readonly through: readonly number[];
  readonly calls: number;
  readonly givenUp: Awaited<ReturnType<typeof inParts<number>>>;
}

/** Numbers from 1, of which the bad ones make every part that they are in fail as a whole. */
async function work(count: number, isBad: (item: number) => boolean): Promise<Worked> {
  const items = Array.from({ length: count }, (_, index) => index + 1);
  const through: number[] = [];
  let calls = 0;
  const givenUp = await inParts([items], async (part) => {
    calls++;
    const bad = part.filter(isBad);
    if (bad.length === 0) through.push(...part);
    return bad.length === 0
      ? { left: [], explanation: "" }
      : { left: part, explanation: `no to ${bad.join()}` };
  });
  return { through, calls, givenUp };
}

describe("a batch with bad records", () => {
  test("is split until the bad ones are alone; the good ones go through, and the number of calls is bounded", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 600 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { maxLength: MAX_BAD }),
        async (count, chosen) => {
          const bad = chosen.filter((item) => item <= count).sort((a, b) => a - b);
          const { through, givenUp, calls } = await work(count, (item) => bad.includes(item));
          expect(givenUp.map(({ item }) => item)).toEqual(bad);
          expect(givenUp.every(({ item, explanation }) => explanation === `no to ${item}`)).toBe(true);
          expect(through.length).toBe(count - bad.length);
          expect(calls).toBeLessThanOrEqual(1 + 2 * bad.length * Math.ceil(Math.log2(count)));
        },
      ),
    );
  });

  test("whoever refuses everything is not asked for each item", async () => {
    const { calls, givenUp } = await work(500, () => true);
    expect(givenUp).toHaveLength(500);
    expect(givenUp.filter(({ isAlone }) => isAlone).length).toBeGreaterThanOrEqual(MAX_BAD);
    expect(calls).toBeLessThanOrEqual(1 + (2 * MAX_BAD + 1) * Math.ceil(Math.log2(500)));
    expect(calls).toBeLessThan(60);
  });

  test("of what is left of a part only that is split", async () => {
    const sizes: number[] = [];
    await inParts([[1, 2, 3, 4, 5, 6, 7, 8]], async (part) => {
      sizes.push(part.length);
      return { left: part.filter((item) => item > 6), explanation: "" };
    });
    expect(sizes).toEqual([8, 1, 1]);
  });
});
