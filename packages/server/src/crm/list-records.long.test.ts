import { afterAll, beforeAll, expect, test } from "vitest";
import { noTraffic, type Traffic } from "../db/testing/counting-dialect.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { type ListQuery, listRecords } from "./list-records.ts";
import { insertManyCompanies } from "./testing/many-companies.ts";

const COMPANIES = 1_000_000;
const PAGES = 12;

let database: TestDatabase;
const traffic: Traffic = noTraffic();
beforeAll(async () => {
  database = await openTestDatabase({ traffic });
  await insertManyCompanies(database.db, COMPANIES);
}, 900_000);
afterAll(() => database.close());

const QUERIES: readonly Omit<ListQuery, "entity" | "limit">[] = [
  {},
  { sort: "-updatedAt" },
  { sort: "category" },
  { sort: "-postalCity" },
  { end: "true" },
  { category: "competitor" },
  { country: "DE" },
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
];

const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;

test("a page of a list of 1,000,000 companies costs what a page costs", async () => {
  const allTimes: number[] = [];
  for (const query of QUERIES) {
    const times: number[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const rowsBefore = traffic.rowsRead;
      const began = process.cpuUsage();
      const { nextCursor } = await listRecords(database.db, {
        ...{ entity: "company", limit: 50, cursor },
        ...query,
      });
      const { user, system } = process.cpuUsage(began);
      times.push((user + system) / 1000);
      // A short list is read whole once a page; a long one no further than the page.
      expect(traffic.rowsRead - rowsBefore, JSON.stringify(query)).toBeLessThan(11_000);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    allTimes.push(...times);
    console.info(
      `${JSON.stringify(query)}: p95 ${p95(times).toFixed(1)} ms of processor time of ${times.length} pages`,
    );
  }
  console.info(`all: p95 ${p95(allTimes).toFixed(1)} ms of processor time of ${allTimes.length} pages`);
}, 300_000);
