import type { Actor } from "@brygga/protocol";
import { expect, test } from "vitest";
import { HighestStamp } from "./highest-stamp.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

function highestOf(stamps: readonly string[], before: string | null = null): string | null {
  const highest = new HighestStamp(NOW);
  highest.add(stamps.map(actorAt));
  return highest.after(before);
}

const actorAt = (lastModified: string): Actor => ({
  actorType: "Customer",
  erpKey: lastModified,
  lastModified,
  parentActorType: "",
  parentErpKey: "",
  fieldValues: {},
});

test("the highest stamp is the one that later readings go from", () => {
  expect(highestOf(["2026-11-22T10:00:00", "2026-11-22T11:00:00", "2026-11-21T11:00:00"])).toBe(
    "2026-11-22T11:00:00",
  );
});

test("numbers and texts that are all of one kind are as good as dates", () => {
  expect(highestOf(["7", "19", "8"])).toBe("19");
  expect(highestOf(["0x7D9", "0x801"])).toBe("0x801");
  expect(highestOf(["0x802"], "0x801")).toBe("0x802");
});

test("one row that is dated far ahead hides nothing that changes before it", () => {
  expect(highestOf(["2026-11-22T10:00:00", "[DT:12/31/2099 00:00:00.0000000]"])).toBe("2026-11-22T10:00:00");
  expect(highestOf(["n/a", "2026-11-22T10:00:00"])).toBe("2026-11-22T10:00:00");
});

test("alone in an answer it does not move the watermark either", () => {
  expect(highestOf(["2099-12-31"], "2026-11-22T10:00:00")).toBeNull();
});

test("an ERP that is ahead with all its stamps is read by them all the same", () => {
  expect(highestOf(["2028-01-02", "2028-01-03"])).toBe("2028-01-03");
  expect(highestOf(["2028-01-04"], "2028-01-03")).toBe("2028-01-04");
});

test("a clock that is a day wrong is no mistake in the data", () => {
  expect(highestOf(["2026-11-23T12:00:00", "2026-11-22T10:00:00"])).toBe("2026-11-23T12:00:00");
});
