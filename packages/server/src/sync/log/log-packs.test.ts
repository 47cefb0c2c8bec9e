import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "../../db/database.ts";
import { openTestDatabase, type TestDatabase } from "../../db/testing.ts";
import { insertConnections } from "../testing/log-of-size.ts";
import { readLog } from "../testing/read-log.ts";
import {
  type FilledRecord,
  hasLogRow,
  insertLogPacks,
  MOST_PACKED,
  packedJson,
  packsOf,
} from "./log-packs.ts";
import { listLog, logAsCsv } from "./log-query.ts";

/** One log with packs, and the same rows in another without. */
let packed: TestDatabase;
let plain: TestDatabase;

const AT = [1, 2, 3, 4, 5, 6].map((day) => new Date(Date.UTC(2026, 10, day)));

const recordOf = (id: number, values: number): FilledRecord => ({
  linkId: id,
  entity: id % 2 === 0 ? "company" : "contact",
  crmId: id,
  actorType: "Customer",
  erpKey: `C${id}`,
  packs: packsOf(
    Array.from({ length: values }, (_, place) =>
      packedJson([
        place % 3 === 0 ? "PHONE" : `FIELD${place}`,
        place % 3 === 0 ? "phone" : `field${place}`,
        `"value" ${id}.${place}`,
      ]),
    ),
  ),
});

const changeOf = (id: number, at: Date) => ({
  at: at.toISOString(),
  ...{ run_id: 9, connection_id: 1, link_id: id, crm_entity: "company" as const, crm_id: id },
  ...{ actor_type: "Customer", erp_key: `C${id}`, erp_field_key: "PHONE", crm_field_key: "phone" },
  ...{
    target: "erp" as const,
    old_value: `was ${id}`,
    new_value: `value ${id}`,
    reason: "change",
    user_id: null,
  },
});

/** Imports before, between and after changes. */
const BATCHES = [
  [recordOf(1, 3), recordOf(2, 1)],
  [recordOf(3, 13), recordOf(4, MOST_PACKED + 20)],
  [recordOf(5, 2), recordOf(6, 7)],
];

beforeAll(async () => {
  packed = await openTestDatabase();
  plain = await openTestDatabase();
  for (const { db } of [packed, plain]) await insertConnections(db);
  for (const [index, filled] of BATCHES.entries()) {
    const at = AT[index * 2] ?? new Date(0);
    const entry = { connectionId: 1 + (index % 2), at, runId: index + 1, userId: null };
    await inTransaction(packed.db, (trx) => insertLogPacks(trx, { ...entry, filled }));
    await packed.db
      .insertInto("sync_log")
      .values(changeOf(index, AT[index * 2 + 1] ?? at))
      .execute();
  }
  for (const row of await readLog(packed.db)) await plain.db.insertInto("sync_log").values(row).execute();
});
afterAll(async () => {
  await packed.close();
  await plain.close();
});

type Filter = Partial<Parameters<typeof listLog>[1]>;

/** All pages, to the end. */
async function pagesOf({ db }: TestDatabase, filter: Filter) {
  const pages = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listLog(db, { limit: 4, ...filter, cursor }, { language: "en" });
    pages.push(page);
    if (page.nextCursor === null) return pages;
    cursor = page.nextCursor;
  }
}

const ROWS = 3 + 1 + 13 + MOST_PACKED + 20 + 2 + 7 + 3;

describe("values that an import put into a record", () => {
  test("are rows with ids of their own, one after the other, in fewer stored rows", async () => {
    const ids = (await readLog(packed.db)).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1));
    expect(await packed.db.selectFrom("sync_log").select("id").execute()).toHaveLength(10);
  });

  const filters: readonly Filter[] = [
    {},
    { limit: 1 },
    { limit: 7, connectionId: 1 },
    { runId: 2, limit: 50 },
    { entity: "contact", entityId: 3 },
    { entity: "company" },
    { target: "crm", limit: 30 },
    { reason: "import" },
    { field: "PHONE" },
    { field: "field4" },
    { newValue: '"value" 4' },
    { newValue: ".1", field: "FIELD1" },
    { oldValue: "was" },
    { q: "value" },
    { q: "field5", connectionId: 2 },
    { q: "C3" },
    { q: "nowhere" },
    { from: AT[1]?.toISOString() },
    { from: AT[2]?.toISOString(), until: AT[3]?.toISOString() },
    { until: AT[2]?.toISOString(), field: "phone" },
  ];

  test.each(filters)("are found like any other row: %j", async (filter) => {
    expect(await pagesOf(packed, filter)).toEqual(await pagesOf(plain, filter));
  });

  test("are read on from any row of them", async () => {
    for (let before = 1; before <= ROWS + 1; before++) {
      const cursor = Buffer.from(String(before)).toString("base64url");
      const [page, same] = [packed, plain].map(({ db }) =>
        listLog(db, { limit: 3, cursor, field: "PHONE" }, { language: "en" }),
      );
      expect(await page).toEqual(await same);
    }
  });

  test("are given out as CSV like any other row", async () => {
    const csvOf = ({ db }: TestDatabase) => Array.fromAsync(logAsCsv(db, {}, "en"));
    expect((await csvOf(packed)).join("")).toBe((await csvOf(plain)).join(""));
  });

  test("can be asked for by their ids", async () => {
    expect(await hasLogRow(packed.db, 0)).toBe(false);
    for (let id = 1; id <= ROWS; id++) expect(await hasLogRow(packed.db, id)).toBe(true);
    expect(await hasLogRow(packed.db, ROWS + 1)).toBe(false);
  });

  test("count in their hour", async () => {
    const hours = await packed.db.selectFrom("sync_hour").select(["to_crm", "to_erp"]).execute();
    expect(hours).toEqual([
      { to_crm: 4, to_erp: 0 },
      { to_crm: 13 + MOST_PACKED + 20, to_erp: 0 },
      { to_crm: 9, to_erp: 0 },
    ]);
  });
});
