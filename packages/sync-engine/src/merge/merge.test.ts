import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FieldDecision, type FieldMerge, mergeField } from "./merge.ts";

type Direction = "both" | ">" | "<" | "none";

const rulesOf = (direction: Direction) => ({
  toCrm: direction === "both" || direction === ">",
  toErp: direction === "both" || direction === "<",
  same: (left: string, right: string) => left === right,
  matches: (erp: string, crm: string) => erp === crm,
});

interface Row {
  readonly base: string | undefined;
  readonly erp: string | undefined;
  readonly crm: string;
  readonly direction: Direction;
  readonly winner: "crm" | "erp";
  readonly blankOverwrites: boolean;
}

const merge = ({ direction, ...values }: Row): FieldDecision =>
  mergeField({ ...values, field: rulesOf(direction) } satisfies FieldMerge);

const DIRECTIONS: readonly Direction[] = ["both", ">", "<", "none"];
/** Three different values and blank are all that the table can tell apart. */
const VALUES = ["", "a", "b", "c"] as const;

const ROWS: readonly Row[] = DIRECTIONS.flatMap((direction) =>
  (["crm", "erp"] as const).flatMap((winner) =>
    [true, false].flatMap((blankOverwrites) =>
      [undefined, ...VALUES].flatMap((base) =>
        [undefined, ...VALUES].flatMap((erp) =>
          VALUES.map((crm) => ({ base, erp, crm, direction, winner, blankOverwrites })),
        ),
      ),
    ),
  ),
);

/** The table of the specification, written a second time as a list of conditions from top to bottom. */
function expectedKind(row: Row): string {
  const { base, erp, crm, winner, blankOverwrites } = row;
  const { toCrm, toErp } = rulesOf(row.direction);
  if (erp === undefined) return toErp && crm !== (base ?? "") ? "held erp-absent" : "nothing";
  if (erp === crm) return base === erp ? "nothing" : "agree";
  const takeErp = !toCrm ? "held direction-off" : erp === "" && !blankOverwrites ? "held blank" : "take-erp";
  const takeCrm = !toErp ? "held direction-off" : crm === "" && !blankOverwrites ? "held blank" : "take-crm";
  if (base === undefined && erp === "") return takeCrm;
  if (base === undefined && crm === "") return takeErp;
  if (base === erp) return takeCrm;
  if (base === crm) return takeErp;
  if (!toCrm && !toErp) return "held direction-off";
  if (toCrm !== toErp) return toCrm ? takeErp : takeCrm;
  if (!blankOverwrites && erp === "") return "take-crm";
  if (!blankOverwrites && crm === "") return "take-erp";
  return winner === "erp" ? "take-erp" : "take-crm";
}

const kindOf = (decision: FieldDecision): string =>
  decision.kind === "held" ? `held ${decision.because}` : decision.kind;

describe("the merge of one field", () => {
  test(`follows the table in every one of the ${ROWS.length} combinations`, () => {
    const wrong = ROWS.filter((row) => kindOf(merge(row)) !== expectedKind(row));
    expect(wrong).toEqual([]);
    expect(ROWS.length).toBe(4 * 2 * 2 * 5 * 5 * 4);
  });

  const usual = { direction: "both", winner: "crm", blankOverwrites: true } as const;

  test("nothing changed: nothing", () => {
    expect(merge({ ...usual, base: "a", erp: "a", crm: "a" })).toEqual({ kind: "nothing" });
  });

  test("the ERP changed: its value is taken, and the value it replaces is kept for the log", () => {
    expect(merge({ ...usual, base: "a", erp: "b", crm: "a" })).toEqual({
      kind: "take-erp",
      value: "b",
      losing: "a",
      reason: "change",
      conflict: false,
    });
  });

  test("both changed to the same value: it becomes the base and nothing is written", () => {
    expect(merge({ ...usual, base: "a", erp: "b", crm: "b" })).toEqual({ kind: "agree", value: "b" });
  });

  test.each(["crm", "erp"] as const)(
    "both changed: the side that is first in priority wins (%s)",
    (winner) => {
      expect(merge({ ...usual, winner, base: "a", erp: "b", crm: "c" })).toEqual({
        kind: `take-${winner}`,
        value: winner === "erp" ? "b" : "c",
        losing: winner === "erp" ? "c" : "b",
        reason: "conflict-won",
        conflict: true,
      });
    },
  );

  test.each([
    [">", "take-erp"],
    ["<", "take-crm"],
  ] as const)(
    "a one-way field (%s) has no conflict: the source is taken, whoever has priority",
    (direction, kind) => {
      for (const winner of ["crm", "erp"] as const) {
        expect(merge({ ...usual, winner, direction, base: "a", erp: "b", crm: "c" })).toMatchObject({
          kind,
          reason: "change",
          conflict: false,
        });
      }
    },
  );

  test.each([
    [">", { erp: "a", crm: "b" }],
    ["<", { erp: "b", crm: "a" }],
  ] as const)("a one-way field (%s) that changed on its target side alone is left", (direction, sides) => {
    expect(merge({ ...usual, direction, base: "a", ...sides })).toMatchObject({
      kind: "held",
      because: "direction-off",
    });
  });

  test("an absent value writes nothing, and a CRM change waits for it", () => {
    expect(merge({ ...usual, base: "a", erp: undefined, crm: "a" })).toEqual({ kind: "nothing" });
    expect(merge({ ...usual, base: "a", erp: undefined, crm: "b" })).toMatchObject({ because: "erp-absent" });
  });

  test("blank writes where the base was not blank: it was cleared", () => {
    expect(merge({ ...usual, base: "a", erp: "", crm: "a" })).toMatchObject({ kind: "take-erp", value: "" });
  });

  test("an empty value never replaces a value where blank does not overwrite", () => {
    const blank = { ...usual, blankOverwrites: false, base: "a" };
    expect(merge({ ...blank, erp: "", crm: "a" })).toMatchObject({ kind: "held", because: "blank" });
    expect(merge({ ...blank, winner: "erp", erp: "", crm: "b" })).toMatchObject({ kind: "take-crm" });
  });

  test("without a base the sides are compared: a blank one loses, else priority; logged as mapping changed", () => {
    const fresh = { ...usual, base: undefined };
    expect(merge({ ...fresh, erp: "a", crm: "a" })).toEqual({ kind: "agree", value: "a" });
    expect(merge({ ...fresh, erp: "a", crm: "" })).toMatchObject({
      kind: "take-erp",
      reason: "mapping-changed",
    });
    expect(merge({ ...fresh, erp: "a", crm: "b" })).toMatchObject({
      kind: "take-crm",
      reason: "mapping-changed",
      conflict: false,
    });
  });

  test("values that are one at the coarser precision are not a change", () => {
    const field = {
      toCrm: true,
      toErp: true,
      same: (a: string, b: string) => a.slice(0, 3) === b.slice(0, 3),
      matches: (a: string, b: string) => a.slice(0, 3) === b.slice(0, 3),
    };
    const decision = mergeField({ ...usual, base: "abc", erp: "abcd", crm: "abce", field });
    expect(decision).toEqual({ kind: "nothing" });
  });
});

const value = fc.constantFrom(...VALUES);
const row: fc.Arbitrary<Row> = fc.record({
  base: fc.option(value, { nil: undefined }),
  erp: fc.option(value, { nil: undefined }),
  crm: value,
  direction: fc.constantFrom(...DIRECTIONS),
  winner: fc.constantFrom("crm" as const, "erp" as const),
  blankOverwrites: fc.boolean(),
});

const SWAPPED = { both: "both", ">": "<", "<": ">", none: "none" } as const;
const SWAPPED_KINDS: Readonly<Record<string, string>> = { "take-erp": "take-crm", "take-crm": "take-erp" };

/** What the sides hold after the decision was carried out. */
function applied(before: Row): Row {
  const decision = merge(before);
  switch (decision.kind) {
    case "take-erp":
      return { ...before, crm: decision.value, base: decision.value };
    case "take-crm":
      return { ...before, erp: decision.value, base: decision.value };
    case "agree":
      return { ...before, base: decision.value };
    default:
      return before;
  }
}

describe("laws of the merge", () => {
  test("swapping the sides swaps the decision", () => {
    fc.assert(
      fc.property(row, (before) => {
        fc.pre(before.erp !== undefined);
        const swapped = merge({
          ...before,
          erp: before.crm,
          crm: before.erp ?? "",
          direction: SWAPPED[before.direction],
          winner: before.winner === "crm" ? "erp" : "crm",
        });
        const kind = kindOf(merge(before));
        expect(kindOf(swapped)).toBe(SWAPPED_KINDS[kind] ?? kind);
      }),
    );
  });

  test("carrying a decision out and merging again changes nothing", () => {
    fc.assert(
      fc.property(row, (before) => {
        const after = applied(before);
        expect(["nothing", "held"]).toContain(merge(after).kind);
        expect(applied(after)).toEqual(after);
      }),
    );
  });

  test("a direction that is off never changes its target", () => {
    fc.assert(
      fc.property(row, (before) => {
        const after = applied(before);
        const { toCrm, toErp } = rulesOf(before.direction);
        if (!toCrm) expect(after.crm).toBe(before.crm);
        if (!toErp) expect(after.erp).toBe(before.erp);
      }),
    );
  });

  test("the base moves only to a value that both sides hold", () => {
    fc.assert(
      fc.property(row, (before) => {
        const after = applied(before);
        if (after.base !== before.base) expect([after.erp, after.crm]).toEqual([after.base, after.base]);
      }),
    );
  });

  test("a two-way field agrees after one merge, unless a blank or an absent value is held", () => {
    fc.assert(
      fc.property(row, (before) => {
        fc.pre(before.direction === "both");
        const decision = merge(before);
        fc.pre(decision.kind !== "held" && before.erp !== undefined);
        const after = applied(before);
        expect(after.erp).toBe(after.crm);
      }),
    );
  });
});
