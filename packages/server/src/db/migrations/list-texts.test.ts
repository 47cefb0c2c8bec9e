import { sql } from "kysely";
import { expect, test } from "vitest";
import { wordingsOf } from "../../crm/language-texts.ts";
import { inTransaction } from "../database.ts";
import { LIST_ITEMS, storedInTwo, storedText } from "../list-texts.ts";
import { openTestDatabase } from "../testing.ts";
import { listTexts } from "./0016-list-texts.ts";

test("the CRM's own lists and items get names in six languages, and what was renamed keeps its name", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const item = { list_id: 1, tooltip: "", deleted: 0 as const };
  await db
    .insertInto("crm_list_item")
    .values([
      { ...item, rank: 1, key: "customer", name: 'US:"Customer";SV:"Kund"' },
      { ...item, rank: 2, key: "supplier", name: 'US:"Vendor";SV:"Leverantör"' },
      { ...item, rank: 3, key: "partner", name: "Partner" },
    ])
    .execute();
  await sql`update crm_list set name = 'Vad vi säljer' where key = 'business'`.execute(db);
  await sql`update crm_list set name = 'Category' where key = 'category'`.execute(db);
  await inTransaction(db, async (trx) => {
    for (const statement of listTexts.statements({
      idColumn: "",
      name: "sqlite",
      supportsConcurrentWriters: false,
    })) {
      await sql.raw(statement).execute(trx);
    }
  });
  const items = await db.selectFrom("crm_list_item").select("name").orderBy("rank").execute();
  expect(items.map(({ name }) => name)).toEqual([
    'US:"Customer";SV:"Kund";NO:"Kunde";DA:"Kunde";DE:"Kunde";NL:"Klant"',
    'US:"Vendor";SV:"Leverantör"',
    "Partner",
  ]);
  const lists = await db.selectFrom("crm_list").select("name").orderBy("id").limit(3).execute();
  expect(lists.map(({ name }) => name)).toEqual([
    'US:"Category";SV:"Kategori";NO:"Kategori";DA:"Kategori";DE:"Kategorie";NL:"Categorie"',
    "Vad vi säljer",
    'US:"Country";SV:"Land";NO:"Land";DA:"Land";DE:"Land";NL:"Land"',
  ]);
});

test("two items of a list have no wording in common in any language, so that an ERP's text means one", () => {
  for (const [list, items] of Object.entries(LIST_ITEMS)) {
    const wordings = Object.values(items).flatMap((text) => [...new Set(wordingsOf(storedText(text)))]);
    expect(new Set(wordings).size, list).toBe(wordings.length);
    expect(Object.values(items).map(storedInTwo)).not.toContain("");
  }
});
