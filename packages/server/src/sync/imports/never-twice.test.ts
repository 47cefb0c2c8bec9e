import fc from "fast-check";
import { expect, test } from "vitest";
import { type ImportWorld, openImportWorld } from "./testing/import-world.ts";

const CUSTOMERS = 6;

const settings = fc.record({
  onDuplicate: fc.constantFrom("add", "merge", "replace", "skip"),
  duplicateMatch: fc.constantFrom("name"),
  contactMatch: fc.constantFrom("none", "email", "full-name"),
} as const);

const step = fc.oneof(
  fc.record({ kind: fc.constant("import"), settings } as const),
  fc.record({ kind: fc.constant("two-at-once"), settings } as const),
  fc.record({ kind: fc.constant("rename"), from: fc.nat(CUSTOMERS - 1), to: fc.nat(CUSTOMERS - 1) } as const),
  fc.record({ kind: fc.constant("cycle") } as const),
);

/** Each schedule has an ERP and a database of its own. */
const RUNS = 4;
const RUNS_MS = 120_000;

test(
  "whatever is imported how often, an actor has one link and has been made into one record",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
        await using world = await openImportWorld({ customers: CUSTOMERS });
        for (const one of steps) await take(world, one);
        await expectOnce(world);
      }),
      { numRuns: RUNS, seed: 22 },
    );
  },
  RUNS_MS,
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

async function take(world: ImportWorld, one: Step): Promise<void> {
  const customers = [...world.sample.erp.actors("Customer")];
  if (one.kind === "cycle") {
    await world.services.sync.syncNow();
  } else if (one.kind === "rename") {
    const NAME = customers[one.to]?.fieldValues.NAME ?? "";
    await world.sample.erp.edit("Customer", customers[one.from]?.erpKey ?? "", { NAME });
  } else {
    const ids = await Promise.all(
      (one.kind === "import" ? [1] : [1, 2]).map(async () => {
        const id = await world.begin();
        await world.choose(id);
        await world.set(id, one.settings);
        await world.preview(id);
        return id;
      }),
    );
    await Promise.all(ids.map((id) => world.run(id)));
  }
}

async function expectOnce({ db }: ImportWorld): Promise<void> {
  const links = await db
    .selectFrom("link")
    .select(["actor_type", "erp_key", "crm_entity", "crm_id"])
    .execute();
  const actors = links.map((link) => `${link.actor_type} ${link.erp_key}`);
  expect(new Set(actors).size).toBe(actors.length);
  const linked = new Set(links.map((link) => `${link.crm_entity} ${link.crm_id}`));
  // Nothing but an import makes records here, so each of them has its actor.
  for (const entity of ["company", "contact"] as const) {
    const records = await db.selectFrom(entity).select("id").execute();
    expect(records.filter(({ id }) => !linked.has(`${entity} ${id}`))).toEqual([]);
    expect(links.filter((link) => link.crm_entity === entity)).toHaveLength(records.length);
  }
}
