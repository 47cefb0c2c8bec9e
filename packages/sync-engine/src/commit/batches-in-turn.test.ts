import type { Actor } from "@brygga/protocol";
import { expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import { ErpFailure } from "../model/failures.ts";
import { CUSTOMER, World } from "../testing/world.ts";

const later = () => new Promise((resolve) => setImmediate(resolve));

/** A world whose commits take their time, and which notes what is read and committed in which order. */
async function slowWorld(links: number) {
  const world = new World();
  for (let id = 1; id <= links; id++) await world.link(id, { NAME: `name ${id}`, PHONE: "1" });
  const noted: string[] = [];
  const { journal } = world;
  const [byErpKeys, commit] = [journal.byErpKeys.bind(journal), journal.commit.bind(journal)];
  journal.byErpKeys = async (actorType, erpKeys) => {
    noted.push(`read ${erpKeys.join()}`);
    return await byErpKeys(actorType, erpKeys);
  };
  journal.commit = async (batch) => {
    const name = batch.links.map(({ linkId }) => linkId).join();
    noted.push(`commit ${name}`);
    await later();
    const outcome = await commit(batch);
    noted.push(`${outcome.kind} ${name}`);
    return outcome;
  };
  return { world, noted };
}

/** Edits a customer and answers it as it is then. */
function edited(world: World, id: number, name: string): Actor {
  world.editErp(id, { NAME: name });
  return world.erp.actor(CUSTOMER, String(id));
}

/** The ERP's next answer comes in these batches. */
function answerWith(world: World, batches: readonly (readonly Actor[])[], end?: ErpFailure): void {
  world.erp.changedActors = async function* () {
    yield* batches;
    if (end !== undefined) throw end;
  };
}

test("a batch is read while the one before it is committed, and committed after it", async () => {
  const { world, noted } = await slowWorld(3);
  answerWith(
    world,
    [1, 2, 3].map((id) => [edited(world, id, `new ${id}`)]),
  );
  const report = await world.cycle();
  expect(noted.slice(0, 9)).toEqual([
    "read 1",
    "commit 1",
    "read 2",
    "committed 1",
    "commit 2",
    "read 3",
    "committed 2",
    "commit 3",
    "committed 3",
  ]);
  expect(report.inbound).toMatchObject({ read: 3, written: 3 });
});

test("a batch with an actor of the one before it is read when that has been committed", async () => {
  const { world, noted } = await slowWorld(2);
  const older = edited(world, 1, "older");
  answerWith(world, [[older, edited(world, 2, "new")], [edited(world, 1, "newer")]]);
  const report = await world.cycle();
  expect(noted.slice(0, 5)).toEqual(["read 1,2", "commit 1,2", "committed 1,2", "read 1", "commit 1"]);
  expect(world.crmValue(1, "name")).toBe("newer");
  expect(report.inbound).toMatchObject({ read: 3, written: 3, conflicting: 0 });
});

test("a batch that is refused as stale is committed before the next one all the same", async () => {
  const { world, noted } = await slowWorld(2);
  answerWith(
    world,
    [1, 2].map((id) => [edited(world, id, `new ${id}`)]),
  );
  world.journal.beforeCommit = () => world.editCrm(1, { phone: "2" });
  await world.cycle();
  const commits = noted.filter((line) => !line.startsWith("read"));
  expect(commits.slice(0, 6)).toEqual([
    "commit 1",
    "stale 1",
    "commit 1",
    "committed 1",
    "commit 2",
    "committed 2",
  ]);
  expect([world.crmValue(1, "name"), world.crmValue(1, "phone")]).toEqual(["new 1", "2"]);
});

test("when the ERP is lost, what is being committed is waited for and accounted for", async () => {
  const { world, noted } = await slowWorld(3);
  const lost = new ErpFailure("transport", { userExplanation: "", techExplanation: "connection reset" });
  const batches = [1, 2, 3].map((id) => [edited(world, id, `new ${id}`)]);
  answerWith(world, batches, lost);
  const report = await world.cycle();
  expect(noted.at(-1)).toBe("committed 2");
  expect(report.inbound).toMatchObject({ read: 3, written: 2, skippedBecause: { stopped: 1 } });
});

test("a commit that fails ends the cycle: nothing after it is committed, and the watermark stays", async () => {
  const { world, noted } = await slowWorld(3);
  answerWith(
    world,
    [1, 2, 3].map((id) => [edited(world, id, `new ${id}`)]),
  );
  const before = await world.journal.positions();
  world.journal.beforeCommit = () => {
    throw new Error("the disk is full");
  };
  await expect(world.cycle()).rejects.toThrow("the disk is full");
  await later();
  expect(noted.filter((line) => line.startsWith("commit"))).toEqual(["commit 1"]);
  expect(await world.journal.positions()).toEqual(before);
});

test("a batch of hundreds is planned in pieces, between which others have their turn, and all of it is written", async () => {
  const world = new World();
  const ids = Array.from({ length: 350 }, (_, index) => index + 1);
  for (const id of ids) await world.link(id, { NAME: `name ${id}`, PHONE: "1" });
  answerWith(world, [ids.map((id) => edited(world, id, `new ${id}`))]);
  let turns = 0;
  const breathe = async () => {
    turns++;
    await later();
  };
  const report = await runCycle(world.plan, { ...world.ports, breathe });
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(report.inbound).toMatchObject({ written: ids.length });
  for (const id of ids) expect(world.crmValue(id, "name")).toBe(`new ${id}`);
});
