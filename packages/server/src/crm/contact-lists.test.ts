import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "../db/database.ts";
import { noTraffic } from "../db/testing/counting-dialect.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { indexCustomFields } from "./custom-indexes.ts";
import { insertManyCompanies } from "./testing/many-companies.ts";
import { insertManyContacts } from "./testing/many-contacts.ts";
import { type ListOfTest, recordLists } from "./testing/record-lists.ts";

/** More than a list that is sorted in memory. */
const CONTACTS = 6000;
const COMPANIES = 1500;

const FIELDS = [
  { key: "x_shoe", type: "integer" },
  { key: "x_nickname", type: "text" },
  { key: "x_member", type: "checkbox" },
  { key: "x_price", type: "decimal" },
  { key: "x_since", type: "date" },
  { key: "x_size", type: "list" },
] as const;

let database: TestDatabase;
const traffic = noTraffic();
let db: Db;
beforeAll(async () => {
  database = await openTestDatabase({ traffic });
  db = database.db;
  await insertManyCompanies(db, COMPANIES);
  await insertManyContacts(db, { contacts: CONTACTS, companies: COMPANIES });
  for (const field of FIELDS) {
    const rules = { entity: "contact", label: field.key, max_length: 0, mandatory: 0 } as const;
    await db
      .insertInto("crm_field")
      .values({ ...rules, ...field, scale: null, list_id: field.type === "list" ? 1 : null })
      .execute();
  }
}, 60_000);
afterAll(() => database.close());

const { list, all } = recordLists("contact", () => db);

/** Contacts as SQL sorts them without any of our machinery. */
async function sortedBySql(condition: string, direction: "asc" | "desc" = "asc"): Promise<number[]> {
  const { rows } = await sql
    .raw<{ id: number }>(`select contact.id from contact left join company on company.id = company_id
      where contact.deleted_at is null and (${condition})
      order by company_id is null, company.deleted_at is not null,
        iif(company.deleted_at is null, company.name_folded, company.deleted_at) ${direction}, company.id ${direction},
        last_name_folded, first_name_folded, contact.id`)
    .execute(db);
  return rows.map(({ id }) => id);
}

describe("a long list of contacts by their companies", () => {
  test("is in the order of the companies' names, up and down, with those without a company at the end", async () => {
    expect(await all({ sort: "companyId" })).toEqual(await sortedBySql("true"));
    expect(await all({ sort: "-companyId" })).toEqual(await sortedBySql("true", "desc"));
  });

  test("is read backwards as it was read forwards, and from its end", async () => {
    const first = await list({ sort: "companyId" });
    const second = await list({ sort: "companyId", cursor: first.nextCursor ?? "" });
    const back = await list({ sort: "companyId", cursor: second.previousCursor ?? "" });
    expect(back.items).toEqual(first.items);
    expect(back.previousCursor).toBeNull();
    const ids: number[] = [];
    for (let page = await list({ sort: "-companyId", end: "true", limit: 700 }); ; ) {
      ids.unshift(...page.items.map(({ id }) => id));
      if (page.previousCursor === null) break;
      page = await list({ sort: "-companyId", cursor: page.previousCursor, limit: 700 });
    }
    expect(ids).toEqual(await sortedBySql("true", "desc"));
  });

  test("can be filtered, and goes on where it was when patience ends", async () => {
    const condition = "contact.phone_mobile is null";
    const query = { blank: "phoneMobile", sort: "companyId" };
    expect(await all(query, 0)).toEqual(await sortedBySql(condition));
    // So many of one company that a page ends among them.
    await sql`update contact set company_id = 7 where id % 3 = 0`.execute(db);
    expect(await all({ ...query, limit: 20 }, 0)).toEqual(await sortedBySql(condition));
    expect(await all({ sort: "-companyId", limit: 90 })).toEqual(await sortedBySql("true", "desc"));
  });

  test("sorts nothing, however many there are", async () => {
    traffic.texts.clear();
    const { nextCursor } = await list({ sort: "-companyId" });
    await list({ sort: "-companyId", cursor: nextCursor ?? "" });
    const read = [...traffic.texts].filter((text) => /from company|from contact|cross join/.test(text));
    expect(read.length).toBeGreaterThan(1);
    for (const text of read) {
      const values = Array.from(text.matchAll(/\?/g), () => null);
      const { rows } = await db.executeQuery<{ detail: string }>(
        CompiledQuery.raw(`explain query plan ${text}`, values),
      );
      expect(rows.map(({ detail }) => detail).join("; "), text).not.toContain("TEMP B-TREE");
    }
  });

  test("of an address of another list is refused", async () => {
    const { nextCursor } = await list({ sort: "email" });
    const foreign = list({ sort: "companyId", cursor: nextCursor ?? "" });
    await expect(foreign).rejects.toMatchObject({ errors: [{ code: "invalid-cursor" }] });
  });
});

describe("a filter by user-defined fields", () => {
  const found = (conditions: object, query: ListOfTest = {}) =>
    all({ ...query, userDefined: JSON.stringify(conditions) });
  const expected = async (condition: string) => {
    const where = `deleted_at is null and (${condition})`;
    const { rows } = await sql
      .raw<{ id: number }>(`select id from contact where ${where} order by id`)
      .execute(db);
    return rows.map(({ id }) => id);
  };
  const ascending = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);
  const value = (key: string) => `json_extract(custom, '$.${key}')`;

  beforeAll(async () => {
    await indexCustomFields(db);
    await sql`update contact set custom = json_set(custom, '$.x_price', (id % 40) || '.50', '$.x_size',
      iif(id % 7 = 0, 'large', 'small'), '$.x_since', date('2026-01-01', '+' || (id % 300) || ' days'))
      where id % 2 = 0`.execute(db);
    await sql`update contact set custom = '{}' where id % 11 = 0`.execute(db);
    await sql`update contact set custom = json_set(custom, '$.x_nickname', 'Lilla Åke [1]*') where id = 5`.execute(
      db,
    );
  });

  test.each([
    [{ x_size: "large" }, `${value("x_size")} = 'large'`],
    [{ x_member: "true" }, `${value("x_member")} = 1`],
    [{ x_member: "false" }, `coalesce(${value("x_member")}, 0) = 0`],
    [{ x_shoe: { from: "40" } }, `${value("x_shoe")} >= 40`],
    [{ x_shoe: { from: "38", to: "38" } }, `${value("x_shoe")} = 38`],
    [{ x_price: { from: "9.5", to: "12.50" } }, `cast(${value("x_price")} as real) between 9.5 and 12.5`],
    [
      { x_since: { from: "2026-03-01", to: "2026-03-31" } },
      `${value("x_since")} between '2026-03-01' and '2026-03-31'`,
    ],
    [
      { x_size: "small", x_member: "true", x_shoe: { to: "37" } },
      `${value("x_size")} = 'small' and ${value("x_member")} = 1 and ${value("x_shoe")} <= 37`,
    ],
  ])("%o finds what SQL finds, in a long list and in a short one", async (conditions, condition) => {
    const ids = await expected(condition);
    expect(ids.length).toBeGreaterThan(0);
    expect(ascending(await found(conditions))).toEqual(ids);
    const short = await found(conditions, { position: "sales", country: "DE" });
    expect(ascending(short)).toEqual(
      await expected(`(${condition}) and position = 'sales' and country = 'DE'`),
    );
  });

  test("finds a text without regard to case, and takes no character for anything but itself", async () => {
    expect(await found({ x_nickname: "åke [1]*" })).toEqual([5]);
    expect(await found({ x_nickname: "ÅKE" })).toContain(5);
    expect(await found({ x_nickname: "lilla ?ke" })).toEqual([]);
  });

  test.each([
    [{ x_nothing: "1" }, "userDefined.x_nothing", "unknown-field"],
    [{ position: "sales" }, "userDefined.position", "unknown-field"],
    [{ x_shoe: "40" }, "userDefined.x_shoe", "invalid-value"],
    [{ x_shoe: { from: "many" } }, "userDefined.x_shoe", "invalid-value"],
    [{ x_size: { from: "a" } }, "userDefined.x_size", "invalid-value"],
    ["x_shoe", "userDefined", "invalid-value"],
  ])("%o is refused", async (conditions, path, code) => {
    await expect(found(conditions as object)).rejects.toMatchObject({
      code: "invalid-request",
      errors: [{ path, code }],
    });
  });
});
