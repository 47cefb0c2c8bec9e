import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SeenRow, StampBook } from "./stamp-book.ts";

const seen = (key: string, hash: string, cellMs: number | null = null): SeenRow => ({ key, hash, cellMs });

describe("the stamp of a row", () => {
  test("is the time of noticing when that is the greatest", () => {
    const book = new StampBook();
    book.notice("Customer", [seen("1", "a", 50)], 1000);
    expect(book.stampOf("Customer", "1")).toBe(1000);
  });

  test("is the LastModified cell when that is the greatest", () => {
    const book = new StampBook();
    book.notice("Customer", [seen("1", "a", 2000)], 1000);
    expect(book.stampOf("Customer", "1")).toBe(2000);
  });

  test("is one more than the previous stamp when that is the greatest", () => {
    const book = new StampBook();
    book.notice("Customer", [seen("1", "a")], 5000);
    book.notice("Customer", [seen("1", "b", 10)], 1000);
    expect(book.stampOf("Customer", "1")).toBe(5001);
  });

  test("stays as long as the row says the same", () => {
    const book = new StampBook();
    expect(book.notice("Customer", [seen("1", "a")], 1000)).toBe(true);
    expect(book.notice("Customer", [seen("1", "a")], 9000)).toBe(false);
    expect(book.stampOf("Customer", "1")).toBe(1000);
  });

  test("belongs to one sequence for all sheets", () => {
    const book = new StampBook();
    book.notice("Customer", [seen("1", "a", 7000)], 1000);
    book.notice("Person", [seen("1", "a")], 1000);
    expect(book.stampOf("Person", "1")).toBe(7001);
  });

  test("is gone with its row; a row that comes back counts as changed", () => {
    const book = new StampBook();
    book.notice("Customer", [seen("1", "a"), seen("2", "a")], 1000);
    expect(book.notice("Customer", [seen("1", "a")], 2000)).toBe(true);
    expect(book.stampOf("Customer", "2")).toBeNull();
    book.notice("Customer", [seen("1", "a"), seen("2", "a")], 3000);
    expect(book.stampOf("Customer", "2")).toBe(3000);
  });

  test("of every change is greater than all that a reader has seen before, whatever clocks and cells do", () => {
    const change = fc.record({
      key: fc.constantFrom("1", "2", "3"),
      actorType: fc.constantFrom("Customer", "Person"),
      nowMs: fc.nat(10_000),
      cellMs: fc.option(fc.nat(20_000)),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const book = new StampBook();
        const rows = new Map<string, Map<string, SeenRow>>();
        let highest = 0;
        for (const [step, { key, actorType, nowMs, cellMs }] of changes.entries()) {
          const ofType = rows.get(actorType) ?? new Map<string, SeenRow>();
          rows.set(actorType, ofType.set(key, seen(key, `h${step}`, cellMs)));
          book.notice(actorType, [...ofType.values()], nowMs);
          const stamp = book.stampOf(actorType, key) ?? 0;
          expect(stamp).toBeGreaterThan(highest);
          expect(stamp).toBeGreaterThanOrEqual(Math.max(nowMs, cellMs ?? 0));
          highest = stamp;
        }
      }),
    );
  });
});

describe("a stamp book that was lost", () => {
  test("counts every row as changed after the stamp that its reader has", () => {
    const book = new StampBook();
    book.notice("Customer", [seen("1", "a")], 1000);
    expect(book.continueAfter(8000, 2000)).toBe(true);
    expect(book.notice("Customer", [seen("1", "a")], 2000)).toBe(true);
    expect(book.stampOf("Customer", "1")).toBe(8001);
  });

  test("is not assumed when the reader has a stamp of this book, or one that is not ahead of the time", () => {
    const book = new StampBook();
    book.notice("Customer", [seen("1", "a")], 1000);
    expect(book.continueAfter(1000, 500)).toBe(false);
    expect(book.continueAfter(1500, 2000)).toBe(false);
    expect(book.stampOf("Customer", "1")).toBe(1000);
  });
});

test("what a book knows survives being stored", () => {
  const book = new StampBook();
  book.notice("Customer", [seen("7", "a"), seen("K-1", "b")], 1000);
  const again = new StampBook(JSON.parse(JSON.stringify(book.toRecord())));
  expect(again.notice("Customer", [seen("7", "a"), seen("K-1", "b")], 2000)).toBe(false);
  expect(again.toRecord()).toEqual(book.toRecord());
});

test("the key of a removed row is not given away again", () => {
  const book = new StampBook();
  book.notice("Customer", [seen("7", "a"), seen("9", "b"), seen("K-1", "c")], 1000);
  book.notice("Customer", [seen("7", "a")], 2000);
  expect(book.nextKey("Customer")).toBe("10");
  expect(book.nextKey("Person")).toBe("1");
});
