import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textField, World } from "../testing/world.ts";
import { MAX_ROUNDS } from "./churn.ts";

const MINUTE_MS = 60_000;

/** Two connections of one company, served one after the other as a round does. */
async function pairOfWorlds(): Promise<readonly [World, World]> {
  const first = new World();
  const second = new World({ crm: first.crm, connectionId: 2 });
  await first.link(1, { NAME: "old", PHONE: "1" });
  await second.link(1, { NAME: "old", PHONE: "1" });
  first.journal.startAt({ ...(await first.journal.positions()), feed: first.crm.feed.length });
  return [first, second];
}

async function rounds(worlds: readonly World[], count: number): Promise<void> {
  for (let round = 0; round < count; round++) {
    for (const world of worlds) {
      await world.cycle();
      world.clock.advance(MINUTE_MS);
    }
  }
}

describe("a field that two sides keep rewriting", () => {
  test("is stopped after three rounds and reported with the ring it runs through", async () => {
    const [first, second] = await pairOfWorlds();
    first.erp.normalise = (_, value) => value.toUpperCase();
    second.erp.normalise = (_, value) => value.toLowerCase();
    first.editCrm(1, { name: "Acme" });
    await rounds([first, second], 12);
    const problems = [...first.journal.problems, ...second.journal.problems];
    expect(problems.map(({ code, erpFieldKey }) => [code, erpFieldKey])).toContainEqual([
      "keeps-changing-field",
      "NAME",
    ]);
    const [stopped] = problems;
    expect(["sync:1", "sync:2"]).toContain(stopped?.details.via);
    expect([stopped?.details.erp, stopped?.details.crm].sort()).toEqual(["ACME", "acme"]);
    const writes = first.crm.writes.length;
    // The user's edit, and per connection what came back the first time and in each round.
    expect(writes).toBeLessThanOrEqual(1 + 2 * (MAX_ROUNDS + 2));
    await rounds([first, second], 3);
    expect(first.crm.writes.length).toBe(writes);
  });

  test("is stopped where the value grows with every round and is never the same again", async () => {
    const [first, second] = await pairOfWorlds();
    first.erp.normalise = (key, value) => (key === "NAME" ? `${value}.` : value);
    second.erp.normalise = (key, value) => (key === "NAME" ? `${value}!` : value);
    first.editCrm(1, { name: "Acme" });
    await rounds([first, second], 12);
    const codes = [...first.journal.problems, ...second.journal.problems].map(({ code }) => code);
    expect(codes).toContain("keeps-changing-field");
    expect(String(first.crmValue(1, "name")).length).toBeLessThan(4 + 2 * (MAX_ROUNDS + 3));
  });

  test("stops alone: the other fields of the record go on", async () => {
    const [first, second] = await pairOfWorlds();
    first.erp.normalise = (key, value) => (key === "NAME" ? value.toUpperCase() : value);
    second.erp.normalise = (key, value) => (key === "NAME" ? value.toLowerCase() : value);
    first.editCrm(1, { name: "Acme" });
    await rounds([first, second], 12);
    first.editCrm(1, { phone: "2" });
    await rounds([first, second], 2);
    expect([first.erpValue(1, "PHONE"), second.erpValue(1, "PHONE")]).toEqual(["2", "2"]);
  });

  test("is stopped where a program in the CRM and one in the ERP rewrite the value against each other", async () => {
    const world = new World();
    await world.link(1, { NAME: "a", PHONE: "1" });
    let sent = 0;
    for (let round = 0; round < 10; round++) {
      world.crm.edit({ entity: "company", id: 1 }, { name: "theirs" }, "api:7");
      await world.cycle();
      if (world.erpValue(1, "NAME") === "theirs") sent++;
      world.editErp(1, { NAME: "ours" });
      await world.cycle();
      world.clock.advance(MINUTE_MS);
    }
    // The first time is no round yet.
    expect(sent).toBe(MAX_ROUNDS + 1);
    expect(world.journal.problems).toMatchObject([
      { code: "keeps-changing-field", details: { erp: "ours", crm: "theirs", via: "" } },
    ]);
  });

  test("is forgotten after an hour", async () => {
    const world = new World();
    await world.link(1, { NAME: "a", PHONE: "1" });
    for (let round = 0; round < 10; round++) {
      world.crm.edit({ entity: "company", id: 1 }, { name: "theirs" }, "api:7");
      await world.cycle();
      world.editErp(1, { NAME: "ours" });
      await world.cycle();
      world.clock.advance(61 * MINUTE_MS);
    }
    expect(world.journal.problems).toEqual([]);
  });

  test("goes on when both sides agree again", async () => {
    const world = new World();
    await world.link(1, { NAME: "a", PHONE: "1" });
    for (let round = 0; round < 6; round++) {
      world.crm.edit({ entity: "company", id: 1 }, { name: "theirs" }, "api:7");
      await world.cycle();
      world.editErp(1, { NAME: "ours" });
      await world.cycle();
    }
    expect(world.journal.problems).toHaveLength(1);
    world.editErp(1, { NAME: "theirs" });
    await world.cycle();
    await world.cycle();
    expect(world.journal.problems).toEqual([]);
    expect(world.journal.link(1).churn).toEqual({});
    world.crm.edit({ entity: "company", id: 1 }, { name: "new" }, "api:7");
    await world.cycle();
    expect(world.erpValue(1, "NAME")).toBe("new");
  });

  test("what a program changes on the CRM side alone comes round to nobody", async () => {
    const world = new World();
    await world.link(1, { NAME: "a", PHONE: "1" });
    for (let round = 0; round < 10; round++) {
      world.crm.edit({ entity: "company", id: 1 }, { name: round % 2 ? "on" : "off" }, "api:7");
      await world.cycle();
    }
    expect(world.journal.problems).toEqual([]);
    expect(world.erpValue(1, "NAME")).toBe("on");
  });

  test("people may change a value in two ERPs and the CRM as often as they like, whatever the ERPs make of it", async () => {
    const step = fc.record({
      side: fc.constantFrom("crm" as const, "first" as const, "second" as const),
      value: fc.constantFrom(..."kilo lima mike nora oskar papa quebec romeo".split(" ")),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 16 }),
        fc.boolean(),
        async (steps, isUpper) => {
          const [first, second] = await pairOfWorlds();
          if (isUpper) first.erp.normalise = (_, value) => value.toUpperCase();
          for (const [index, { side, value }] of steps.entries()) {
            // Nobody writes the same value twice here: that would be a round.
            const fresh = `${value} ${String.fromCharCode(97 + index).repeat(3)}`;
            if (side === "crm") first.editCrm(1, { name: fresh });
            else (side === "first" ? first : second).editErp(1, { NAME: fresh });
            await rounds([first, second], 2);
          }
          expect([...first.journal.problems, ...second.journal.problems]).toEqual([]);
        },
      ),
    );
  });

  test("people may change a value on one side or both as often as they like", async () => {
    const step = fc.record({
      side: fc.constantFrom("crm" as const, "erp" as const),
      value: fc.constantFrom("a", "b", "c"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 30 }),
        fc.constantFrom("crm" as const, "erp" as const),
        fc.boolean(),
        async (steps, winner, isUpper) => {
          const world = new World({ winner, fields: [textField("name")] });
          await world.link(1, { NAME: "A" });
          if (isUpper) world.erp.normalise = (_, value) => value.toUpperCase();
          for (const { side, value } of steps) {
            if (side === "crm") world.editCrm(1, { name: value });
            else world.editErp(1, { NAME: value.toUpperCase() });
            await world.cycle();
            world.clock.advance(1000);
          }
          expect(world.journal.problems).toEqual([]);
          const agreed = String(world.crmValue(1, "name"));
          expect([agreed, agreed.toUpperCase()]).toContain(world.erpValue(1, "NAME"));
        },
      ),
    );
  });
});
