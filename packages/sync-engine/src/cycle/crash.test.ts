import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Crash, type CrashPoint, crashingPorts } from "../testing/crashing-ports.ts";
import type { ErpWriteSeen } from "../testing/fake-erp.ts";
import { textField, World, type WorldOptions } from "../testing/world.ts";
import { runCycle } from "./cycle.ts";

const RECORDS = [1, 2, 3];
const TWO_WAY = ["name", "phone"];
const FIELDS = [
  ...TWO_WAY.map((key) => textField(key)),
  textField("city", { syncToErp: false }),
  textField("fax", { syncToCrm: false }),
];

interface Edit {
  readonly side: "crm" | "erp";
  readonly id: number;
  readonly fieldKey: string;
  readonly value: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  side: fc.constantFrom("crm" as const, "erp" as const),
  id: fc.constantFrom(...RECORDS),
  fieldKey: fc.constantFrom("name", "phone", "city", "fax"),
  value: fc.constantFrom("", "a", "b", "c"),
});

interface Scenario {
  readonly edits: readonly Edit[];
  readonly winner: "crm" | "erp";
}

const scenario: fc.Arbitrary<Scenario> = fc.record({
  edits: fc.array(edit, { minLength: 1, maxLength: 8 }),
  winner: fc.constantFrom("crm" as const, "erp" as const),
});

async function worldOf({ edits, winner }: Scenario, options: WorldOptions = {}): Promise<World> {
  const world = new World({ fields: FIELDS, winner, ...options });
  for (const id of RECORDS) await world.link(id, { NAME: "n", PHONE: "p", CITY: "c", FAX: "f" });
  carryOut(world, edits);
  return world;
}

function carryOut(world: World, edits: readonly Edit[]): void {
  for (const { side, id, fieldKey, value } of edits) {
    if (side === "crm") world.editCrm(id, { [fieldKey]: value === "" ? null : value });
    else world.editErp(id, { [fieldKey.toUpperCase()]: value });
  }
}

/** Runs a cycle that dies at the point. Answers false when the cycle came to its end before it. */
async function isKilledAt(world: World, point: CrashPoint): Promise<boolean> {
  try {
    await runCycle(world.plan, crashingPorts(world.ports, point).ports);
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
}

/** Visits every crash of the scenario: each port call in turn, before it and after it. */
async function atEveryCrash(
  made: () => Promise<World>,
  visit: (world: World, point: CrashPoint) => Promise<void>,
): Promise<number> {
  let crashes = 0;
  for (const when of ["before", "after"] as const) {
    for (let call = 0; ; call++) {
      const world = await made();
      if (!(await isKilledAt(world, { call, when }))) break;
      crashes++;
      await visit(world, { call, when });
    }
  }
  return crashes;
}

function expectAgreement(world: World): void {
  for (const id of RECORDS) {
    for (const key of TWO_WAY) {
      expect(world.crmValue(id, key) ?? "", `${key} of ${id}`).toBe(world.erpValue(id, key.toUpperCase()));
    }
  }
}

type Written = readonly [target: string, id: number, field: string, oldValue: string, newValue: string];

const logged = (world: World): readonly Written[] =>
  world.journal.log.map(({ target, linkId, erpFieldKey, oldValue, newValue }) => [
    target,
    linkId,
    erpFieldKey,
    oldValue,
    newValue,
  ]);

const toWritten = ({ erpKey, fieldKey, oldValue, newValue }: ErpWriteSeen): Written => [
  "erp",
  Number(erpKey),
  fieldKey,
  oldValue,
  newValue,
];

/** What the sync really changed, as seen by the two sides themselves. */
function changed(world: World): readonly Written[] {
  const inErp = world.erp.writes.map(toWritten);
  const inCrm = world.crm.writes
    .filter(({ origin }) => origin === world.plan.origin)
    .map(({ id, fieldKey, oldValue, newValue }): Written => {
      return ["crm", id, fieldKey.toUpperCase(), String(oldValue ?? ""), String(newValue ?? "")];
    });
  return [...inErp, ...inCrm];
}

const sorted = (rows: readonly Written[]): readonly string[] => rows.map((row) => row.join("|")).sort();

/** How often each value was arrived at, by side, record, field and value. */
function arrivedAt(rows: readonly Written[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [target, id, field, , newValue] of rows) {
    const key = [target, id, field, newValue].join("|");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

async function expectQuiet(world: World): Promise<void> {
  const commits = world.journal.commits.length;
  const { outbound } = await world.cycle();
  expect(outbound.read, "the change feed is not read twice").toBe(0);
  expect(world.journal.commits.length, "a cycle with nothing to do commits nothing").toBe(commits);
}

describe("a crash at any port call", () => {
  test("both sides agree afterwards, every change has exactly one log row, and nothing echoes", async () => {
    let crashes = 0;
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        crashes += await atEveryCrash(
          () => worldOf(one),
          async (world) => {
            await world.cycle();
            await world.cycle();
            expectAgreement(world);
            expect(sorted(logged(world))).toEqual(sorted(changed(world)));
            expect(await world.journal.unsettledIntents()).toEqual([]);
            expect(world.journal.problems).toEqual([]);
            await expectQuiet(world);
          },
        );
      }),
      { numRuns: 30 },
    );
    expect(crashes).toBeGreaterThan(300);
  });

  test("the end is the one that a cycle without a crash comes to", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        const calm = await worldOf(one);
        await calm.cycle();
        await calm.cycle();
        await atEveryCrash(
          () => worldOf(one),
          async (world) => {
            await world.cycle();
            await world.cycle();
            for (const id of RECORDS) {
              expect(world.crm.record("company", id).values).toEqual(calm.crm.record("company", id).values);
              expect(world.erp.actor("Customer", String(id)).fieldValues).toEqual(
                calm.erp.actor("Customer", String(id)).fieldValues,
              );
            }
          },
        );
      }),
      { numRuns: 10 },
    );
  });

  test("people who edit before the restart do not confuse it: every row is a change that happened, once", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.array(edit, { maxLength: 4 }), async (one, later) => {
        await atEveryCrash(
          () => worldOf(one),
          async (world) => {
            carryOut(world, later);
            await world.cycle();
            await world.cycle();
            expectAgreement(world);
            // A person may have arrived at the very value that a lost write was to bring: nobody can tell them apart,
            // so what is compared is how often a value was arrived at, whoever brought it.
            const arrivals = arrivedAt([...changed(world), ...world.erp.edits.map(toWritten)]);
            for (const [value, count] of arrivedAt(logged(world))) {
              expect(count, value).toBeLessThanOrEqual(arrivals.get(value) ?? 0);
            }
            await expectQuiet(world);
          },
        );
      }),
      { numRuns: 10 },
    );
  });

  test("an ERP that stores names in its own form comes to rest too", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        const made = async () => {
          const world = await worldOf(one);
          world.erp.normalise = (fieldKey, value) => (fieldKey === "NAME" ? value.toUpperCase() : value);
          return world;
        };
        await atEveryCrash(made, async (world) => {
          for (let cycles = 0; cycles < 3; cycles++) await world.cycle();
          expectAgreement(world);
          await expectQuiet(world);
        });
      }),
      { numRuns: 10 },
    );
  });

  test.each([
    "all-refused",
    "others-saved",
    "others-saved-with-error",
    "silently-dropped",
    "stops-there",
  ] as const)(
    "an ERP that refuses a batch because of a bad record (%s) takes the good ones, each logged once",
    async (whenBad) => {
      await fc.assert(
        fc.asyncProperty(
          scenario,
          fc.boolean(),
          fc.constantFrom("1", "2", "3"),
          async (one, isKnown, bad) => {
            const made = async () => {
              const world = await worldOf(one);
              world.erp.bad.add(bad);
              world.erp.whenBad = whenBad;
              // What answers success for what it drops cannot be seen through without having been examined.
              const isTold = isKnown || whenBad === "silently-dropped";
              if (isTold && whenBad !== "stops-there") world.erp.onBadRecord = whenBad;
              return world;
            };
            await atEveryCrash(made, async (world) => {
              await world.cycle();
              await world.cycle();
              world.erp.bad.clear();
              await world.cycle();
              await world.cycle();
              expectAgreement(world);
              expect(sorted(logged(world))).toEqual(sorted(changed(world)));
              expect(await world.journal.unsettledIntents()).toEqual([]);
              expect(world.journal.problems).toEqual([]);
              await expectQuiet(world);
            });
          },
        ),
        { numRuns: 10 },
      );
    },
  );

  test("a one-way field never changes its source", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        await atEveryCrash(
          () => worldOf(one),
          async (world) => {
            await world.cycle();
            const keys = changed(world).map(([target, , field]) => `${target} ${field}`);
            expect(keys).not.toContain("erp CITY");
            expect(keys).not.toContain("crm FAX");
          },
        );
      }),
      { numRuns: 10 },
    );
  });
});
