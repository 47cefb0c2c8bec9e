import type { CrmRecordBody } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { fillPage, PAGE_SIZE, type RecordPage } from "./record-page.ts";

const record = (id: number): CrmRecordBody => ({
  ...{ id, version: 1, deletedAt: null },
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
});

const page = (ids: readonly number[], cursors: Partial<RecordPage>): RecordPage => ({
  items: ids.map(record),
  nextCursor: null,
  previousCursor: null,
  isShort: false,
  ...cursors,
});

async function fill(isBackwards: boolean, pages: readonly RecordPage[]) {
  const asked: [number, string | undefined][] = [];
  const filled = await fillPage({
    isBackwards,
    ask: async (limit, cursor) => {
      asked.push([limit, cursor]);
      return pages[asked.length - 1] ?? page([], {});
    },
  });
  return { filled, asked, ids: filled.items.map(({ id }) => id) };
}

test("a page that the server has not found enough for is filled by asking on", async () => {
  const { ids, asked, filled } = await fill(false, [
    page([], { nextCursor: "a", previousCursor: "p" }),
    page([1, 2], { nextCursor: "b", previousCursor: "x" }),
    page([3], {}),
  ]);
  expect(ids).toEqual([1, 2, 3]);
  expect(asked).toEqual([
    [PAGE_SIZE, undefined],
    [PAGE_SIZE, "a"],
    [PAGE_SIZE - 2, "b"],
  ]);
  expect(filled).toMatchObject({ nextCursor: null, previousCursor: "p" });
});

test("read backwards it is filled at its beginning", async () => {
  const { ids, filled } = await fill(true, [
    page([5, 6], { previousCursor: "a", nextCursor: "n" }),
    page([3, 4], { previousCursor: null, nextCursor: "x" }),
  ]);
  expect(ids).toEqual([3, 4, 5, 6]);
  expect(filled).toMatchObject({ nextCursor: "n", previousCursor: null });
});
