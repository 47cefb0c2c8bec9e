import fc from "fast-check";
import { expect, test } from "vitest";
import { addAccounting, Ledger, NOTHING_READ, type RecordOutcome, UnaccountedRecords } from "./accounting.ts";

const outcome: fc.Arbitrary<RecordOutcome> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...(["unlinked", "unchanged", "written", "conflicting", "failed"] as const)),
  }),
  fc.record({
    kind: fc.constant("skipped" as const),
    because: fc.constantFrom("received-twice" as const, "blank-held" as const),
  }),
);

test("read = unlinked + unchanged + written + conflicting + skipped + failed, or the run has failed", () => {
  fc.assert(
    fc.property(fc.array(outcome), fc.nat(50), (outcomes, read) => {
      const ledger = new Ledger();
      ledger.read(read);
      for (const one of outcomes) ledger.book(one);
      if (read !== outcomes.length) {
        expect(() => ledger.close()).toThrow(UnaccountedRecords);
        return;
      }
      const counts = ledger.close();
      const { unlinked, unchanged, written, conflicting, skipped, failed } = counts;
      expect(unlinked + unchanged + written + conflicting + skipped + failed).toBe(read);
      expect(addAccounting(counts, NOTHING_READ)).toEqual(counts);
    }),
  );
});

test("what a stopped run did not come to is booked as skipped, with the reason", () => {
  const ledger = new Ledger();
  ledger.read(3);
  ledger.book({ kind: "written" });
  ledger.abandon("stopped");
  expect(ledger.close()).toMatchObject({ read: 3, written: 1, skipped: 2, skippedBecause: { stopped: 2 } });
});

test("the counts of two runs are added, reason by reason", () => {
  const [left, right] = [new Ledger(), new Ledger()];
  for (const ledger of [left, right]) {
    ledger.read(1);
    ledger.book({ kind: "skipped", because: "erp-value-unreadable" });
  }
  expect(addAccounting(left.close(), right.close())).toMatchObject({
    read: 2,
    skippedBecause: { "erp-value-unreadable": 2 },
  });
});
