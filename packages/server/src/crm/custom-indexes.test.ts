import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "../db/database.ts";
import { noTraffic } from "../db/testing/counting-dialect.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { indexCustomFields } from "./custom-indexes.ts";
import { createField } from "./field-administration.ts";
import { listRecords } from "./list-records.ts";
import { insertManyCompanies } from "./testing/many-companies.ts";
import { insertCustomFields, RARE } from "./testing/many-records.ts";

/** So many that a list of them all is no short one. */
const COMPANIES = 12_000;

let database: TestDatabase;
let db: Db;
const traffic = noTraffic();

beforeAll(async () => {
  database = await openTestDatabase({ traffic });
  db = database.db;
  await insertManyCompanies(db, COMPANIES);
  await insertCustomFields(db, "company");
  await indexCustomFields(db);
}, 60_000);
afterAll(() => database.close());

const list = (wanted: object) =>
  listRecords(db, { entity: "company", limit: 50, userDefined: JSON.stringify(wanted) });

async function plansOf(statements: readonly string[]): Promise<string[]> {
  const plans = statements.map(async (text) => {
    const { rows } = await sql.raw<{ detail: string }>(`explain query plan ${text}`).execute(db);
    return rows.map(({ detail }) => detail).join("; ");
  });
  return Promise.all(plans);
}

describe("a filter by a user-defined field", () => {
  test.each([
    ["x_vip", "true"],
    ["x_segment", "rare"],
    ["x_turnover", { from: "7919", to: "7950" }],
    ["x_share", { from: "999", to: "1000" }],
    ["x_renewal", { from: "2020-01-01", to: "2020-01-01" }],
  ])("%s that few records meet finds them by its index, and says how many there are", async (key, wanted) => {
    const [before, known] = [traffic.rowsRead, new Set(traffic.texts)];
    const page = await list({ [key]: wanted });
    expect(page).toMatchObject({ isShort: true, nextCursor: null, total: page.items.length });
    expect(page.items.length).toBeGreaterThan(0);
    expect(page.items.length).toBeLessThan((2 * COMPANIES) / RARE + 20);
    expect(traffic.rowsRead - before).toBeLessThan(100);
    const own = [...traffic.texts].filter(
      (text) => !known.has(text) && text.startsWith('select id from "company" where deleted_at'),
    );
    expect(own).toHaveLength(1);
    expect(await plansOf(own)).toEqual([expect.stringContaining(`USING INDEX custom_company_${key} `)]);
  });

  test("that many meet goes along the order of the list, and counts no further than it must", async () => {
    const page = await list({ x_segment: "retail" });
    expect(page.items).toHaveLength(50);
    expect(page).toMatchObject({ isShort: true, totalIsMore: false });
    expect(await list({ x_turnover: { from: "1" } })).toMatchObject({ total: 10_000, totalIsMore: true });
  });
});

test("the index of a field is made with the field, and kept up with its values", async () => {
  const labels = { en: "Fleet" };
  const rules = { maxLength: 0, scale: null, mandatory: false, listId: null };
  await createField(db, { entity: "company", key: "x_fleet", type: "integer", labels, ...rules });
  await sql`update company set custom = json_set(custom, '$.x_fleet', 7) where id = 3`.execute(db);
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'index'
    and name = 'custom_company_x_fleet'`.execute(db);
  expect(rows).toHaveLength(1);
  expect((await list({ x_fleet: { from: "7" } })).items.map(({ id }) => id)).toEqual([3]);
});
