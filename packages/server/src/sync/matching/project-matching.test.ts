import { afterEach, beforeEach, expect, test } from "vitest";
import { mapType } from "../testing/sync-world.ts";
import { ANNA, type MatchWorld, openMatchWorld } from "./testing/match-world.ts";

const PROJECTS = { entity: "project", actorType: "Project" } as const;

let world: MatchWorld;

beforeEach(async () => {
  world = await openMatchWorld({ customers: 3, unlinked: [] });
  const fields = { NAME: "name", NUMBER: "number" };
  await mapType(world.db, world.connectionId, { ...PROJECTS, fields });
});
afterEach(() => world[Symbol.asyncDispose]());

test("projects are matched by their number for certain and by their name likely, and connected", async () => {
  const [first, second] = [...world.erp.actors("Project")];
  if (first === undefined || second === undefined) throw new Error("the sample has no two projects");
  const byNumber = await world.newRecord("project", {
    name: "Something else",
    number: first.fieldValues.NUMBER ?? "",
  });
  const byName = await world.newRecord("project", { name: second.fieldValues.NAME ?? "" });
  const nobody = await world.newRecord("project", { name: "Qvxzzj Wkppq" });
  const { match, job } = await world.propose({ of: PROJECTS });
  expect(job).toMatchObject({ state: "completed", total: 3 });
  const found = await world.proposals(match);
  expect(found.get(byNumber)).toMatchObject({ erpKey: first.erpKey, status: "suggested" });
  expect(found.get(byName)?.erpKey).toBe(second.erpKey);
  expect(found.get(nobody)).toMatchObject({ erpKey: null, status: "none" });
  await world.services.matching.accept(ANNA, match.id, { accepted: true, recordIds: [byNumber, byName] });
  expect((await world.connect(match, "erp")).counts).toMatchObject({ read: 2, written: 2 });
  const links = (await world.links()).filter(({ crm_entity }) => crm_entity === "project");
  expect(links.map(({ crm_id, erp_key }) => [crm_id, erp_key]).sort()).toEqual(
    [
      [byNumber, first.erpKey],
      [byName, second.erpKey],
    ].sort(),
  );
  const renamed = await world.db.selectFrom("project").select("name").where("id", "=", byNumber).execute();
  expect(renamed).toEqual([{ name: first.fieldValues.NAME }]);
});
