import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Candidate } from "./actor-index.ts";
import { assignActors, PROPOSED_SCORE } from "./assign-actors.ts";

const candidate = (erpKey: string, score: number): Candidate => ({ erpKey, score, reasons: [] });

const record = (recordId: number, scores: Readonly<Record<string, number>>) => ({
  recordId,
  candidates: Object.entries(scores)
    .map(([erpKey, score]) => candidate(erpKey, score))
    .sort((one, other) => other.score - one.score),
});

const told = (records: ReturnType<typeof record>[]) =>
  assignActors(records).map(({ certainty, candidate: chosen }) => [chosen?.erpKey ?? null, certainty]);

describe("assigning", () => {
  test("gives an actor to the record that it fits best, and the other one its next best", () => {
    expect(told([record(1, { A: 70, B: 60 }), record(2, { A: 95 })])).toEqual([
      ["B", "suggested"],
      ["A", "suggested"],
    ]);
  });

  test("proposes nothing where no actor fits well enough, or none is left", () => {
    expect(told([record(1, { A: PROPOSED_SCORE - 1 }), record(2, { B: 95 }), record(3, { B: 80 })])).toEqual([
      [null, "none"],
      ["B", "suggested"],
      [null, "none"],
    ]);
  });

  test("calls a record ambiguous that two actors fit equally", () => {
    expect(told([record(1, { A: 90, B: 90 })])).toEqual([["A", "ambiguous"]]);
  });

  test("calls an actor ambiguous that fits two records equally", () => {
    expect(told([record(1, { A: 90 }), record(2, { A: 88 })])).toEqual([
      ["A", "ambiguous"],
      [null, "none"],
    ]);
  });

  test("does not mind a rival that has found its own", () => {
    expect(told([record(1, { A: 90 }), record(2, { B: 99, A: 88 })])).toEqual([
      ["A", "suggested"],
      ["B", "suggested"],
    ]);
  });

  const scores = fc.dictionary(fc.constantFrom("A", "B", "C", "D", "E"), fc.integer({ min: 35, max: 99 }));

  test("never gives one actor to two records, and leaves no pair that both sides would like better", () => {
    fc.assert(
      fc.property(fc.array(scores, { maxLength: 8 }), (all) => {
        const records = all.map((one, at) => record(at, one));
        const assigned = assignActors(records);
        const keys = assigned.flatMap(({ candidate: chosen }) => chosen?.erpKey ?? []);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { recordId, candidates } of records) {
          for (const { erpKey, score } of candidates.filter((one) => one.score >= PROPOSED_SCORE)) {
            const own = assigned.find((one) => one.recordId === recordId)?.candidate?.score ?? 0;
            const rival = assigned.find((one) => one.candidate?.erpKey === erpKey)?.candidate?.score ?? 0;
            expect(Math.max(own, rival)).toBeGreaterThanOrEqual(score);
          }
        }
      }),
    );
  });
});
