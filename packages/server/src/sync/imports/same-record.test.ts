import { afterEach, beforeEach, expect, test } from "vitest";
import { inTransaction } from "../../db/database.ts";
import { createErpSide } from "../cycle/erp-side.ts";
import { loadPlannedConnection } from "../cycle/sync-plan.ts";
import { createRunRecorder } from "../log/run-recorder.ts";
import { fetchLines } from "./fetch-lines.ts";
import { importBatch, joined } from "./import-batch.ts";
import { loadImport } from "./import-store.ts";
import { ImportTypes } from "./import-types.ts";
import { writeBatch } from "./import-writer.ts";
import { nextLines } from "./line-store.ts";
import {
  addCompany,
  companiesOf,
  customersOf,
  type ImportWorld,
  openImportWorld,
} from "./testing/import-world.ts";

const AT = new Date("2026-11-23T12:00:00Z");

let world: ImportWorld;

beforeEach(async () => {
  world = await openImportWorld({ customers: 2 });
});
afterEach(() => world[Symbol.asyncDispose]());

/** Stores two lines in one transaction whose batches came the other way round; no preview knew that they are alike. */
async function storeInReverse(): Promise<number> {
  const { db, connectionId, services } = world;
  const id = await world.begin();
  await world.choose(id);
  const { plan } = await loadPlannedConnection(db, connectionId);
  const types = new ImportTypes(db, { one: await loadImport(db, id), plan });
  const type = await types.of("Customer");
  const erp = createErpSide(await services.openConnection(connectionId));
  const lines = await nextLines(db, { importId: id, after: 0, limit: 2, isToDo: true });
  const [first, second] = await Promise.all(
    lines.map(async (line) => importBatch(type, await fetchLines(erp, type, [line]), [])),
  );
  if (first === undefined || second === undefined) throw new Error("two lines are needed");
  const runId = await inTransaction(db, (trx) => createRunRecorder(db, connectionId, AT).id(trx));
  await writeBatch(db, { types, batch: joined([second, first]) }, { runId, at: AT });
  return id;
}

test.each(["is in the CRM", "is to be made"])(
  "of two lines for a record that %s the first has it, in whatever order their batches came",
  async (which) => {
    const [one, other] = customersOf(world);
    const NAME = one?.fieldValues.NAME ?? "";
    await world.sample.erp.edit("Customer", other?.erpKey ?? "", { NAME });
    if (which === "is in the CRM") await addCompany(world, { name: NAME });
    const id = await storeInReverse();
    const [first, second] = await world.lines(id);
    expect(first?.result).toBe(which === "is in the CRM" ? "updated" : "new");
    expect(second).toMatchObject({
      result: "skipped",
      reason: "same-record",
      details: { erpKey: one?.erpKey },
    });
    expect(await companiesOf(world)).toHaveLength(1);
  },
);
