import { sql } from "kysely";
import { type Db, inTransaction } from "../../db/database.ts";
import { runForEach, type SqlRow } from "../../db/for-each-row.ts";
import { fold } from "../fold.ts";
import { indexDue } from "../search-index.ts";

const SYLLABLES =
  "ber gen lun da nor vik sten fors hav sjö åker holm bro mal mö kal mar väst öst ga tra ding tek nik ek alm gran björk".split(
    " ",
  );
const COUNTRIES = ["SE", "SE", "SE", "NO", "NO", "DK", "FI", "DE"];
const CITIES = ["Stockholm", "Göteborg", "Malmö", "Oslo", "Bergen", "Århus", "Helsingfors", "Örebro"];

/** The same numbers every time. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const COLUMNS = [
  "name",
  "name_folded",
  "number",
  "number_folded",
  "email",
  "email_folded",
  "postal_city",
  "phone",
  "category",
  "country",
  "version",
  "created_at",
  "updated_at",
  "deleted_at",
];

/** A name of two or three words, of some ten million possible ones. */
function nameOf(random: (below: number) => number): string {
  const word = () => {
    const text = Array.from({ length: 2 + random(2) }, () => SYLLABLES[random(SYLLABLES.length)]).join("");
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return `${word()} ${word()} ${["AB", "AS", "Oy", "GmbH"][random(4)]}`;
}

function companyOf(number: number, random: (below: number) => number): SqlRow {
  const name = nameOf(random);
  const email = `info@${fold(name).replaceAll(" ", "")}.example`;
  const at = new Date(Date.UTC(2024, 0, 1) + random(60_000_000) * 1000).toISOString();
  // One in ten has no category, one in five hundred a rare one, one in a thousand is deleted.
  const category = random(10) === 0 ? null : random(500) === 0 ? "competitor" : "customer";
  return [
    name,
    fold(name),
    String(number),
    String(number),
    email,
    fold(email),
    CITIES[random(CITIES.length)] ?? null,
    random(4) === 0 ? null : `+46 ${random(90_000_000)}`,
    category,
    COUNTRIES[random(COUNTRIES.length)] ?? null,
    1,
    at,
    at,
    random(1000) === 0 ? at : null,
  ];
}

const BATCH = 20_000;

/** Fills an empty database with companies as a CRM has them, with their feed left out, and indexes their texts. */
export async function insertManyCompanies(db: Db, count: number): Promise<void> {
  const random = createRandom(20_261_122);
  const statement = `insert into company (${COLUMNS.join(", ")}) values (${COLUMNS.map(() => "?").join(", ")})`;
  for (let start = 0; start < count; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - start) }, (_, index) =>
      companyOf(10_001 + start + index, random),
    );
    await inTransaction(db, (trx) => runForEach(trx, statement, rows));
  }
  await inTransaction(db, async (trx) => {
    await sql`insert into search_due select 'company', id from company`.execute(trx);
    await sql`update crm_count set live = (select count(*) from company where deleted_at is null),
      deleted = (select count(*) from company where deleted_at is not null) where entity = 'company'`.execute(
      trx,
    );
  });
  while (await indexDue(db));
}
