import { expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import type { CrmStore } from "../model/ports.ts";
import { textField, World } from "../testing/world.ts";

/** Runs a cycle and answers the records that it read from the CRM, with the inbound accounting. */
async function cycleSeen(world: World) {
  const read: number[] = [];
  const crm: CrmStore = {
    changesAfter: (position, limit) => world.crm.changesAfter(position, limit),
    read: (entity, ids) => {
      read.push(...ids);
      return world.crm.read(entity, ids);
    },
  };
  const { inbound } = await runCycle(world.plan, { ...world.ports, crm });
  return { read, inbound };
}

const fields = [textField("name"), textField("days", { erpFieldType: "Integer", crmFieldType: "integer" })];

async function worldOf(count: number): Promise<World> {
  const world = new World({ fields });
  for (let id = 1; id <= count; id++) await world.link(id, { NAME: `name ${id}`, DAYS: "[I:30]" });
  await world.cycle();
  return world;
}

test("an actor with a new stamp and the agreed values is unchanged, and its record is not read", async () => {
  const world = await worldOf(3);
  world.editErp(1, { NAME: "name 1", DAYS: "30" });
  world.editErp(2, { NAME: "new" });
  const { read, inbound } = await cycleSeen(world);
  expect(read).toEqual([2]);
  expect(inbound).toMatchObject({ written: 1, unchanged: inbound.read - 1 });
  expect(world.crmValue(2, "name")).toBe("new");
});

test("a value that is new, or cannot be read, is looked at", async () => {
  const world = await worldOf(2);
  world.editErp(1, { DAYS: "thirty" });
  world.editErp(2, { DAYS: "[I:31]" });
  const { read, inbound } = await cycleSeen(world);
  expect(inbound.skippedBecause).toEqual({ "erp-value-unreadable": 1 });
  expect(new Set(read)).toEqual(new Set([1, 2]));
  expect(world.crmValue(2, "days")).toBe(31);
});
