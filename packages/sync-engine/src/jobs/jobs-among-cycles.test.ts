import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import type { CyclePorts } from "../model/ports.ts";
import { Crash, crashingPorts } from "../testing/crashing-ports.ts";
import { agreeingWorld, anEdit, carryOut, type Edit, RECORDS, TWO_WAY } from "../testing/scenario.ts";
import type { World } from "../testing/world.ts";
import { resyncPage } from "./resync.ts";
import { syncRecords } from "./sync-links.ts";
import { undoChanges } from "./undo.ts";
import { restorationsOf } from "./undo-plan.ts";

const UNDO = "user:undo";

/** Something that happens: a person's edit, or work of the engine that may be killed and is then begun again. */
type Step =
  | { readonly kind: "edit"; readonly edit: Edit }
  | { readonly kind: "cycle"; readonly kill: number }
  | { readonly kind: "record"; readonly id: number; readonly kill: number }
  | {
      readonly kind: "resync";
      readonly source: "crm" | "erp";
      readonly blanks: boolean;
      readonly kill: number;
    }
  | { readonly kind: "undo"; readonly from: number; readonly force: boolean; readonly kill: number };

/** At which port call it is killed; most calls never come, so that much is not killed at all. */
const kill = fc.integer({ min: 0, max: 30 });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("edit" as const), edit: anEdit }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cycle" as const), kill }) },
  fc.record({ kind: fc.constant("record" as const), id: fc.constantFrom(...RECORDS), kill }),
  fc.record({
    kind: fc.constant("resync" as const),
    source: fc.constantFrom("crm" as const, "erp" as const),
    blanks: fc.boolean(),
    kill,
  }),
  fc.record({
    kind: fc.constant("undo" as const),
    from: fc.integer({ min: 0, max: 5 }),
    force: fc.boolean(),
    kill,
  }),
);

/** Runs the work over ports that die at a call, and then again from the beginning, as after a restart. */
async function killedAndRepeated(
  world: World,
  call: number,
  work: (ports: CyclePorts) => Promise<unknown>,
): Promise<boolean> {
  const when = call % 2 === 0 ? "before" : "after";
  const { ports } = crashingPorts(world.ports, { call: Math.floor(call / 2), when });
  try {
    await work(ports);
    return false;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    await work(world.ports);
    return true;
  }
}

/** Answers whether it was killed. */
async function happen(world: World, one: Step): Promise<boolean> {
  const { plan } = world;
  switch (one.kind) {
    case "edit":
      carryOut(world, [one.edit]);
      return false;
    case "cycle":
      return killedAndRepeated(world, one.kill, (ports) => runCycle(plan, ports));
    case "record":
      return killedAndRepeated(world, one.kill, (ports) => syncRecords(plan, ports, [one.id]));
    case "resync": {
      const page = { afterId: 0, limit: 10 };
      const options = { source: one.source, blankOverwrites: one.blanks, page };
      return killedAndRepeated(world, one.kill, (ports) => resyncPage(plan, ports, options));
    }
    case "undo": {
      const restorations = restorationsOf(world.journal.log.slice(-1 - one.from));
      const options = { restorations, force: one.force, origin: UNDO };
      return killedAndRepeated(world, one.kill, (ports) => undoChanges(plan, ports, options));
    }
  }
}

/** Every value that was changed by the engine, as the two sides saw it. */
function changed(world: World): readonly string[] {
  const erp = world.erp.writes.map(({ erpKey, fieldKey, oldValue, newValue }) =>
    ["erp", erpKey, fieldKey, oldValue, newValue].join("|"),
  );
  const crm = world.crm.writes
    .filter(({ origin }) => origin === UNDO || origin === world.plan.origin)
    .map(({ id, fieldKey, oldValue, newValue }) =>
      ["crm", id, fieldKey.toUpperCase(), oldValue ?? "", newValue ?? ""].join("|"),
    );
  return [...erp, ...crm].sort();
}

const logged = (world: World): readonly string[] =>
  world.journal.log
    .map(({ target, linkId, erpFieldKey, oldValue, newValue }) =>
      [target, linkId, erpFieldKey, oldValue, newValue].join("|"),
    )
    .sort();

describe("whatever is done among the cycles, and however often it is killed", () => {
  test("every value that is changed has one log row, both sides agree in the end, and nothing is left to do", async () => {
    let kills = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 14 }),
        fc.constantFrom("crm" as const, "erp" as const),
        async (steps, winner) => {
          const world = await agreeingWorld({ winner });
          for (const one of steps) if (await happen(world, one)) kills++;
          for (let cycles = 0; cycles < 3; cycles++) await world.cycle();
          for (const id of RECORDS) {
            for (const key of TWO_WAY) {
              expect(world.crmValue(id, key) ?? "", `${key} of ${id}`).toBe(
                world.erpValue(id, key.toUpperCase()),
              );
            }
          }
          expect(logged(world)).toEqual(changed(world));
          expect(await world.journal.unsettledIntents()).toEqual([]);
          expect(world.journal.problems).toEqual([]);
          const commits = world.journal.commits.length;
          await world.cycle();
          expect(world.journal.commits).toHaveLength(commits);
        },
      ),
      { numRuns: 400 },
    );
    expect(kills).toBeGreaterThan(100);
  });

  test("a direction that is off never changes its target", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
        const world = await agreeingWorld();
        for (const one of steps) await happen(world, one);
        const keys = changed(world).map((row) =>
          row.split("|").filter((_, part) => part === 0 || part === 2),
        );
        expect(keys).not.toContainEqual(["erp", "CITY"]);
        expect(keys).not.toContainEqual(["crm", "FAX"]);
      }),
      { numRuns: 100 },
    );
  });
});
