import { expect, test } from "vitest";
import { fetchAhead } from "./fetch-ahead.ts";

const always = () => true;

/** Fetches that come when they are told to. */
function fetchesOf(count: number) {
  const asked: number[] = [];
  const coming = Array.from({ length: count }, () => Promise.withResolvers<number>());
  const fetches = coming.map(({ promise }, index) => () => {
    asked.push(index);
    return promise;
  });
  return { asked, fetches, come: (index: number) => coming[index]?.resolve(index), coming };
}

/** Everything that is waiting to be done has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("whatever comes while others are dealt with is answered once, in its order, in groups", async () => {
  const { fetches, come } = fetchesOf(6);
  const groups: number[][] = [];
  come(0);
  for await (const group of fetchAhead(fetches, { most: 4, goesOn: always })) {
    groups.push(group);
    if (groups.length === 1) for (const index of [1, 2, 3]) come(index);
    else for (const index of [4, 5]) come(index);
    await settled();
  }
  expect(groups).toEqual([[0], [1, 2, 3], [4, 5]]);
});

test("no more is fetched than may wait to be taken", async () => {
  const { asked, fetches, come } = fetchesOf(6);
  for (const index of [0, 1, 2, 3, 4, 5]) come(index);
  const ahead = fetchAhead(fetches, { most: 2, goesOn: always });
  expect((await ahead.next()).value).toEqual([0]);
  await settled();
  expect(asked).toEqual([0, 1, 2]);
  expect((await ahead.next()).value).toEqual([1, 2]);
  await ahead.return(undefined);
});

test("what has come before a fetch failed is answered before its error is thrown", async () => {
  const { fetches, come, coming } = fetchesOf(3);
  come(0);
  coming[1]?.reject(new Error("gone"));
  const ahead = fetchAhead(fetches, { most: 4, goesOn: always });
  expect((await ahead.next()).value).toEqual([0]);
  await expect(ahead.next()).rejects.toThrow("gone");
});

test("a fetch that fails while others are dealt with is no rejection that nobody handles", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  const { fetches, come, coming } = fetchesOf(2);
  come(0);
  const ahead = fetchAhead(fetches, { most: 4, goesOn: always });
  await ahead.next();
  coming[1]?.reject(new Error("gone"));
  await settled();
  await settled();
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
  await expect(ahead.next()).rejects.toThrow("gone");
});

test("no fetch begins that is not to go on, and what was begun is answered", async () => {
  const { asked, fetches, come } = fetchesOf(4);
  for (const index of [0, 1, 2, 3]) come(index);
  const groups: number[][] = [];
  const goesOn = () => asked.length < 2;
  for await (const group of fetchAhead(fetches, { most: 4, goesOn })) groups.push(group);
  expect(groups.flat()).toEqual([0, 1]);
});

test("who stops taking has no more fetched, and waits for the fetch that is under way", async () => {
  const { asked, fetches, come, coming } = fetchesOf(4);
  come(0);
  const ahead = fetchAhead(fetches, { most: 4, goesOn: always });
  await ahead.next();
  const ended = ahead.return(undefined);
  coming[1]?.reject(new Error("nobody hears of it"));
  await ended;
  await settled();
  expect(asked).toEqual([0, 1]);
});
