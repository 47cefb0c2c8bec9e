import { describe, expect, test } from "vitest";
import { Crash, crashingPorts } from "../testing/crashing-ports.ts";
import { agreeingWorld } from "../testing/scenario.ts";
import type { World } from "../testing/world.ts";
import { undoChanges } from "./undo.ts";
import { restorationsOf } from "./undo-plan.ts";

/** The mapped values of a record, ERP and CRM. */
const both = (world: World, id: number, key: string) => [
  world.erpValue(id, key.toUpperCase()),
  world.crmValue(id, key) ?? "",
];

describe("undoing", () => {
  test("killed at any port call and begun again comes to the same end", async () => {
    const made = async () => {
      const world = await agreeingWorld();
      world.editErp(1, { NAME: "new", CITY: "new" });
      world.editCrm(2, { phone: "new", fax: "new" });
      await world.cycle();
      return world;
    };
    let crashes = 0;
    for (const when of ["before", "after"] as const) {
      for (let call = 0; ; call++) {
        const world = await made();
        const restorations = restorationsOf([...world.journal.log]);
        const options = { restorations, force: false, origin: "user:1" };
        const { ports } = crashingPorts(world.ports, { call, when });
        const isKilled = await undoChanges(world.plan, ports, options).then(
          () => false,
          (error: unknown) => {
            if (error instanceof Crash) return true;
            throw error;
          },
        );
        if (!isKilled) break;
        crashes++;
        await undoChanges(world.plan, world.ports, options);
        world.editCrm(2, { name: "touched" });
        await world.cycle();
        const point = `${when} call ${call}`;
        expect(both(world, 1, "name"), point).toEqual(["n", "n"]);
        expect(both(world, 1, "city"), point).toEqual(["new", "c"]);
        expect(both(world, 2, "phone"), point).toEqual(["p", "p"]);
        expect(both(world, 2, "fax"), point).toEqual(["f", "new"]);
        expect(world.journal.log.filter(({ reason }) => reason === "undo")).toHaveLength(6);
      }
    }
    expect(crashes).toBeGreaterThan(10);
  });
});
