import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreeingWorld, carryOut, FIELDS, someEdits } from "../testing/scenario.ts";
import { textField, World } from "../testing/world.ts";
import { comparePage, type ListedProblems } from "./compare.ts";

const listedOf = (world: World): ListedProblems => ({
  of: async () => {
    const fields = Map.groupBy(world.journal.problems, ({ linkId }) => linkId);
    return new Map([...fields].map(([id, ofLink]) => [id, new Set(ofLink.map((one) => one.erpFieldKey))]));
  },
});

const compare = (world: World, page = { afterId: 0, limit: 100 }) =>
  comparePage(world.plan, { ...world.ports, problems: listedOf(world) }, page);

describe("comparing", () => {
  test("proves agreement: all links and fields identical after a full sync", async () => {
    await fc.assert(
      fc.asyncProperty(someEdits(), async (edits) => {
        const world = await agreeingWorld();
        carryOut(
          world,
          edits.filter(({ fieldKey }) => ["name", "phone"].includes(fieldKey)),
        );
        await world.cycle();
        await world.cycle();
        const { links, fields, differences } = await compare(world);
        expect(links).toEqual({ identical: 3, expected: 0, unexpected: 0, unreadable: 0 });
        expect(fields.identical).toBe(3 * FIELDS.length);
        expect(differences).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("names a change that no sync has seen as unexpected, with both values and who changed it", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "ERP" });
    world.editCrm(2, { name: "CRM" });
    const { differences, links } = await compare(world);
    expect(links).toEqual({ identical: 1, expected: 0, unexpected: 2, unreadable: 0 });
    expect(differences).toEqual([
      {
        linkId: 1,
        erpFieldKey: "NAME",
        crmFieldKey: "name",
        agreement: "unexpected",
        because: "erp-changed",
        erpValue: "ERP",
        crmValue: "n",
      },
      {
        linkId: 2,
        erpFieldKey: "NAME",
        crmFieldKey: "name",
        agreement: "unexpected",
        because: "crm-changed",
        erpValue: "n",
        crmValue: "CRM",
      },
    ]);
  });

  test("expects what a direction that is off leaves, as long as the merge would leave it", async () => {
    const world = await agreeingWorld();
    world.editCrm(1, { city: "only here" });
    world.editErp(2, { FAX: "only there" });
    const { differences } = await compare(world);
    expect(differences.map(({ because, agreement }) => [agreement, because])).toEqual([
      ["expected", "direction-off"],
      ["expected", "direction-off"],
    ]);
  });

  test("expects what the policy of blanks holds", async () => {
    const world = await agreeingWorld({ blankOverwrites: false });
    world.editErp(1, { NAME: "" });
    await world.cycle();
    const { differences } = await compare(world);
    expect(differences).toMatchObject([{ agreement: "expected", because: "blank-held" }]);
  });

  test("expects a difference that stands in the problem list", async () => {
    const world = new World({ fields: [textField("name", { crmMaxLength: 3 })] });
    await world.link(1, { NAME: "n" });
    world.editErp(1, { NAME: "too long" });
    expect((await compare(world)).differences).toMatchObject([{ agreement: "unexpected" }]);
    await world.cycle();
    expect((await compare(world)).differences).toMatchObject([
      { agreement: "expected", because: "listed-problem", erpValue: "too long" },
    ]);
  });

  test("says what cannot be read, and why, and shows what is there", async () => {
    const world = new World({
      fields: [textField("name"), textField("limit", { erpFieldType: "Double", crmFieldType: "decimal" })],
    });
    await world.link(1, { NAME: "n", LIMIT: "1" });
    await world.link(2, { NAME: "n", LIMIT: "1" });
    await world.link(3, { NAME: "n", LIMIT: "1" });
    world.editErp(1, { LIMIT: "a lot" });
    world.erp.remove("Customer", "2");
    world.crm.delete("company", 3);
    const { differences, links } = await compare(world);
    expect(links.unreadable).toBe(3);
    expect(differences.map(({ because, erpFieldKey, erpValue }) => [because, erpFieldKey, erpValue])).toEqual(
      [
        ["erp-value-unreadable", "LIMIT", "a lot"],
        ["missing-in-erp", null, null],
        ["missing-in-crm", null, null],
      ],
    );
  });

  test("writes nothing and calls only for reading", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "ERP" });
    world.erp.calls = [];
    const commits = world.journal.commits.length;
    await compare(world);
    expect(world.erp.calls).toEqual(["getActors"]);
    expect(world.journal.commits).toHaveLength(commits);
  });

  test("counts every link once, page by page", async () => {
    const world = await agreeingWorld();
    world.editErp(3, { NAME: "ERP" });
    const first = await compare(world, { afterId: 0, limit: 2 });
    const second = await compare(world, { afterId: first.afterId ?? 0, limit: 2 });
    expect([first.links.identical, first.afterId]).toEqual([2, 2]);
    expect([second.links.unexpected, second.afterId]).toEqual([1, null]);
  });
});
