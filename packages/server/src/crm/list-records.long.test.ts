import type { CrmEntity } from "@brygga/sync-engine";
import { describe, expect, test } from "vitest";
import type { Db } from "../db/database.ts";
import { noTraffic } from "../db/testing/counting-dialect.ts";
import { openTestDatabase } from "../db/testing.ts";
import { indexCustomFields } from "./custom-indexes.ts";
import { type ListQuery, listRecords } from "./list-records.ts";
import { insertManyCompanies } from "./testing/many-companies.ts";
import { insertManyContacts } from "./testing/many-contacts.ts";
import { insertManyProjects } from "./testing/many-projects.ts";
import { insertCustomFields } from "./testing/many-records.ts";

const RECORDS = 1_000_000;
const COMPANIES_OF_CONTACTS = 100_000;
const PAGES = 12;

type Query = Omit<ListQuery, "entity" | "limit">;

interface ManyRecords {
  readonly insert: (db: Db) => Promise<void>;
  readonly queries: readonly Query[];
}

const LISTS: Readonly<Record<CrmEntity, ManyRecords>> = {
  company: {
    insert: (db) => insertManyCompanies(db, RECORDS),
    queries: [
      {},
      { sort: "-updatedAt" },
      { sort: "category" },
      { sort: "-postalCity" },
      { end: "true" },
      { category: "competitor" },
      { category: "customer", sort: "postalCity" },
      { category: "competitor", country: "DE", sort: "-updatedAt" },
      { updatedFrom: "2025-11-01T00:00:00Z" },
      { unlinkedIn: 1 },
      { blank: "phone,category", sort: "-email" },
      { deleted: "true" },
      ...["ö", "ös", "öst", "östb", "östbe", "östber", "östberg", "östbergen"].map((q) => ({ q })),
      ...["12345", "norvik ab", "info@nor", "zz", "zzz"].map((q) => ({ q })),
      { q: "öst", sort: "-updatedAt" },
      { q: "stenek", country: "NO" },
    ],
  },
  contact: {
    async insert(db) {
      await insertManyCompanies(db, COMPANIES_OF_CONTACTS);
      await insertManyContacts(db, { contacts: RECORDS, companies: COMPANIES_OF_CONTACTS });
      const rules = { entity: "contact", max_length: 0, mandatory: 0, scale: null, list_id: null } as const;
      const shoe = { ...rules, key: "x_shoe", type: "integer", label: "Shoe" };
      await db.insertInto("crm_field").values(shoe).execute();
    },
    queries: [
      {},
      { sort: "-updatedAt" },
      { sort: "companyId" },
      { sort: "-companyId" },
      { sort: "companyId", end: "true" },
      { sort: "companyId", blank: "phoneMobile" },
      { sort: "position" },
      { position: "sales" },
      { position: "sales", country: "DE", sort: "companyId" },
      { companyId: 7 },
      { userDefined: JSON.stringify({ x_shoe: { from: "45" } }) },
      { userDefined: JSON.stringify({ x_shoe: { from: "45" } }), sort: "companyId" },
      { deleted: "true" },
      ...["ö", "öst", "östber", "12345", "gran@", "zzz"].map((q) => ({ q })),
      { q: "öst", sort: "-updatedAt" },
    ],
  },
  project: {
    insert: (db) => insertManyProjects(db, RECORDS),
    queries: [
      {},
      { sort: "-updatedAt" },
      { sort: "status" },
      { sort: "-endDate" },
      { end: "true" },
      { type: "internal" },
      { status: "active", sort: "endDate" },
      { type: "internal", status: "closed", sort: "-updatedAt" },
      { deleted: "true" },
      ...["ö", "öst", "östber", "p12345", "zzz"].map((q) => ({ q })),
      { q: "öst", status: "active" },
    ],
  },
};

/** By user-defined fields of every type: what many records have, few, and none. */
const USER_DEFINED: readonly Query[] = [
  { x_segment: "retail" },
  { x_segment: "rare" },
  { x_segment: "none" },
  { x_vip: "true" },
  { x_vip: "false" },
  { x_turnover: { from: "500000", to: "500050" } },
  { x_turnover: { from: "2000000" } },
  { x_share: { from: "999.1" } },
  { x_renewal: { from: "2030-01-01", to: "2030-01-01" } },
  { x_remark: "åsa på" },
  { x_remark: "remark 97" },
  { x_remark: "nowhere" },
  { x_vip: "true", x_segment: "industry" },
].map((wanted) => ({ userDefined: JSON.stringify(wanted) }));

const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;

/** Rows that a page may read. A short list is read whole once a page; a long one no further than patience reaches. */
const MAX_ROWS = 11_000;

describe.each(Object.entries(LISTS))("of 1,000,000 records of the kind %s", (kind, { insert, queries }) => {
  test("a page costs what a page costs", async () => {
    const entity = kind as CrmEntity;
    const traffic = noTraffic();
    const database = await openTestDatabase({ traffic });
    try {
      await insert(database.db);
      await insertCustomFields(database.db, entity);
      const began = performance.now();
      await indexCustomFields(database.db);
      console.info(`${entity}: ${(performance.now() - began).toFixed(0)} ms to index user-defined fields`);
      const allTimes: number[] = [];
      for (const query of [...queries, ...USER_DEFINED, { ...USER_DEFINED[1], sort: "-updatedAt" }]) {
        const times: number[] = [];
        let [rows, untilFull] = [0, 0];
        let cursor: string | undefined;
        for (let page = 0; page < PAGES; page += 1) {
          const rowsBefore = traffic.rowsRead;
          const began = process.cpuUsage();
          const { nextCursor, items } = await listRecords(database.db, {
            entity,
            limit: 50,
            cursor,
            ...query,
          });
          const { user, system } = process.cpuUsage(began);
          times.push((user + system) / 1000);
          if (rows < 50) untilFull += (user + system) / 1000;
          rows += items.length;
          expect(traffic.rowsRead - rowsBefore, JSON.stringify(query)).toBeLessThan(MAX_ROWS);
          if (nextCursor === null) break;
          cursor = nextCursor;
        }
        allTimes.push(...times);
        console.info(
          `${entity} ${JSON.stringify(query)}: p95 ${p95(times).toFixed(1)} ms of processor time of ${times.length} pages; ${untilFull.toFixed(0)} ms until 50 of ${rows} rows`,
        );
      }
      console.info(
        `${entity}, all: p95 ${p95(allTimes).toFixed(1)} ms of processor time of ${allTimes.length} pages`,
      );
      expect(p95(allTimes)).toBeLessThan(100);
    } finally {
      await database.close();
    }
  }, 1_800_000);
});
