import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import type { BatchCommit, LogRow } from "../model/ports.ts";
import { agreeingWorld, carryOut, someEdits, valuesOf } from "../testing/scenario.ts";
import type { World } from "../testing/world.ts";
import { previewPorts } from "./preview.ts";
import { resyncPage } from "./resync.ts";

/** What a preview of the work would log, and what the work then logs. */
async function foreseenAndDone(
  world: World,
  work: (ports: World["ports"]) => Promise<unknown>,
): Promise<{ foreseen: readonly LogRow[]; done: readonly LogRow[]; batches: readonly BatchCommit[] }> {
  const batches: BatchCommit[] = [];
  const before = world.journal.log.length;
  await work(previewPorts(world.ports, (batch) => batches.push(batch)));
  expect(world.journal.log.length, "a preview logs nothing").toBe(before);
  await work(world.ports);
  return {
    foreseen: batches.flatMap(({ log }) => log),
    done: world.journal.log.slice(before),
    batches,
  };
}

describe("a preview", () => {
  test("lists exactly the changes that the cycle after it makes", async () => {
    let listed = 0;
    await fc.assert(
      fc.asyncProperty(
        someEdits(),
        fc.constantFrom("crm" as const, "erp" as const),
        async (edits, winner) => {
          const world = await agreeingWorld({ winner });
          carryOut(world, edits);
          const { foreseen, done } = await foreseenAndDone(world, (ports) => runCycle(world.plan, ports));
          expect(foreseen).toEqual(done);
          listed += done.length;
        },
      ),
      { numRuns: 100 },
    );
    expect(listed).toBeGreaterThan(100);
  });

  test("of a resync lists exactly the changes that the resync makes", async () => {
    await fc.assert(
      fc.asyncProperty(
        someEdits(),
        fc.constantFrom("crm" as const, "erp" as const),
        async (edits, source) => {
          const world = await agreeingWorld();
          carryOut(world, edits);
          const options = { source, blankOverwrites: true, page: { afterId: 0, limit: 10 } };
          const { foreseen, done } = await foreseenAndDone(world, (ports) =>
            resyncPage(world.plan, ports, options),
          );
          expect(foreseen).toEqual(done);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("writes nothing, on either side or here", async () => {
    const world = await agreeingWorld();
    carryOut(world, [
      { side: "erp", id: 1, fieldKey: "name", value: "a" },
      { side: "crm", id: 2, fieldKey: "phone", value: "b" },
    ]);
    const before = { values: valuesOf(world), positions: await world.journal.positions() };
    const commits = world.journal.commits.length;
    const report = await runCycle(
      world.plan,
      previewPorts(world.ports, () => undefined),
    );
    expect(report.values).toEqual({ crmValues: 1, erpValues: 1, problems: 0 });
    expect({ values: valuesOf(world), positions: await world.journal.positions() }).toEqual(before);
    expect(world.journal.commits).toHaveLength(commits);
    expect(world.erp.sent).toEqual([]);
    expect(await world.journal.unsettledIntents()).toEqual([]);
  });

  test("goes on from what would be: done again over the same ports it finds nothing left", async () => {
    const world = await agreeingWorld();
    carryOut(world, [
      { side: "erp", id: 1, fieldKey: "name", value: "a" },
      { side: "crm", id: 2, fieldKey: "phone", value: "b" },
      { side: "crm", id: 3, fieldKey: "fax", value: "c" },
    ]);
    const rows: LogRow[] = [];
    const ports = previewPorts(world.ports, ({ log }) => rows.push(...log));
    const options = { source: "crm", blankOverwrites: true, page: { afterId: 0, limit: 10 } } as const;
    await resyncPage(world.plan, ports, options);
    expect(rows.map(({ target, newValue }) => [target, newValue])).toEqual([
      ["erp", "n"],
      ["erp", "b"],
      ["erp", "c"],
    ]);
    await resyncPage(world.plan, ports, { ...options, source: "erp" });
    expect(rows).toHaveLength(3);
  });

  test("tells once what a crash left open", async () => {
    const world = await agreeingWorld();
    const { id: linkId, actorType, erpKey, entity, crmId } = world.journal.link(1);
    const row = { linkId, erpFieldKey: "NAME", crmFieldKey: "name", target: "erp" as const };
    const change = { oldValue: "n", newValue: "arrived", reason: "change" as const };
    world.editErp(1, { NAME: "arrived" });
    world.editCrm(1, { name: "arrived" });
    await world.journal.intend([{ linkId, actorType, erpKey, entity, crmId, rows: [{ ...row, ...change }] }]);
    const rows: LogRow[] = [];
    const ports = previewPorts(world.ports, ({ log }) => rows.push(...log));
    await runCycle(world.plan, ports);
    await runCycle(world.plan, ports);
    expect(rows).toEqual([{ ...row, ...change }]);
  });

  test("names what would become a problem", async () => {
    const world = await agreeingWorld({ blankOverwrites: false });
    world.editErp(1, { NAME: "" });
    const { batches } = await foreseenAndDone(world, (ports) => runCycle(world.plan, ports));
    expect(batches.flatMap(({ problems }) => problems)).toMatchObject([
      { linkId: 1, erpFieldKey: "NAME", code: "blank-held" },
    ]);
  });

  test("counts as the cycle does", async () => {
    const world = await agreeingWorld();
    carryOut(world, [
      { side: "erp", id: 1, fieldKey: "name", value: "a" },
      { side: "crm", id: 1, fieldKey: "name", value: "b" },
      { side: "crm", id: 3, fieldKey: "fax", value: "c" },
    ]);
    const foreseen = await runCycle(
      world.plan,
      previewPorts(world.ports, () => undefined),
    );
    const done = await world.cycle();
    expect(foreseen.total).toEqual(done.total);
    expect(foreseen.values).toEqual(done.values);
  });
});
