import type { LogRow } from "@brygga/sync-engine";
import { expect, test } from "vitest";
import { inTransaction } from "../../db/database.ts";
import { openTestDatabase } from "../../db/testing.ts";
import { linkCompanies } from "../testing/linked-companies.ts";
import { insertLogRows } from "./log-rows.ts";

const LINKS = 40;

const rowOf = (linkId: number): LogRow => ({
  linkId,
  erpFieldKey: `FIELD${linkId % 3}`,
  crmFieldKey: "name",
  target: linkId % 4 === 0 ? "erp" : "crm",
  oldValue: `was ${linkId}`,
  newValue: linkId % 5 === 0 ? "" : `is ${linkId}`,
  reason: "change",
});

/** Links from the last to the first, so that the order of the rows is not that of the links. */
const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => rowOf(LINKS - index));

async function logged(rows: readonly LogRow[], { gone = [] as number[] } = {}) {
  await using database = await openTestDatabase();
  const { db } = database;
  const { connectionId } = await linkCompanies(db, LINKS);
  for (const id of gone) await db.deleteFrom("link").where("id", "=", id).execute();
  const at = new Date("2026-11-22T10:00:00Z");
  await inTransaction(db, (trx) => insertLogRows(trx, { rows, connectionId, at, runId: null, userId: null }));
  const log = await db.selectFrom("sync_log").selectAll().orderBy("id").execute();
  const hours = await db.selectFrom("sync_hour").select(["to_crm", "to_erp"]).execute();
  return { log, hours, connectionId };
}

test.each([1, 9, 10, 11, 20, 37])(
  "%i rows are in the log in their order, with what their links join",
  async (count) => {
    const rows = rowsOf(count);
    const { log, hours, connectionId } = await logged(rows);
    expect(
      log.map((row) => [
        row.link_id,
        row.erp_field_key,
        row.target,
        row.old_value,
        row.new_value,
        row.reason,
      ]),
    ).toEqual(
      rows.map((row) => [row.linkId, row.erpFieldKey, row.target, row.oldValue, row.newValue, row.reason]),
    );
    for (const row of log) {
      const joined = {
        connection_id: connectionId,
        crm_entity: "company",
        crm_id: row.link_id,
        actor_type: "Customer",
      };
      expect(row).toMatchObject({ ...joined, crm_field_key: "name", erp_key: `K${row.link_id}` });
    }
    const toErp = rows.filter(({ target }) => target === "erp").length;
    expect(hours).toEqual([{ to_crm: count - toErp, to_erp: toErp }]);
  },
);

test("a row whose link is gone is left out of the log and of its hour, and no other is", async () => {
  const rows = rowsOf(25);
  const gone = [40, 33, 20, 16];
  const { log, hours } = await logged(rows, { gone });
  const left = rows.filter(({ linkId }) => !gone.includes(linkId));
  expect(log.map((row) => row.link_id)).toEqual(left.map(({ linkId }) => linkId));
  const toErp = left.filter(({ target }) => target === "erp").length;
  expect(hours).toEqual([{ to_crm: left.length - toErp, to_erp: toErp }]);
});

test("nothing is counted where nothing is to be logged", async () => {
  expect(await logged([])).toMatchObject({ log: [], hours: [] });
});
