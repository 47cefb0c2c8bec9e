import type { CrmEntity } from "@brygga/sync-engine";
import { sql } from "kysely";
import { type Db, inTransaction } from "../../db/database.ts";
import { runForEach, type SqlRow } from "../../db/for-each-row.ts";
import { indexDue } from "../search-index.ts";

const SYLLABLES =
  "ber gen lun da nor vik sten fors hav sjö åker holm bro mal mö kal mar väst öst ga tra ding tek nik ek alm gran björk".split(
    " ",
  );

export type Random = (below: number) => number;

/** The same numbers every time. */
function createRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A word of two or three syllables, of some twenty thousand possible ones. */
export function wordOf(random: Random): string {
  const text = Array.from({ length: 2 + random(2) }, () => SYLLABLES[random(SYLLABLES.length)]).join("");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Within two years. */
export const instantOf = (random: Random): string =>
  new Date(Date.UTC(2024, 0, 1) + random(60_000_000) * 1000).toISOString();

/** Of so many records one has the rare values. */
export const RARE = 10_000;

const SEGMENTS = ["retail", "industry", "public", "farming"];

/** What a record has in user-defined fields, by its index: one of each type. */
export const customOf = (index: number) => ({
  x_vip: index % RARE === 7,
  x_segment: index % RARE === 11 ? "rare" : (SEGMENTS[index % SEGMENTS.length] ?? ""),
  x_turnover: (index * 7919) % 1_000_000,
  x_share: `${(index * 31) % 1000}.${index % 10}`,
  x_renewal: new Date(Date.UTC(2020, 0, 1) + ((index * 7919) % RARE) * 86_400_000).toISOString().slice(0, 10),
  x_remark: index % RARE === 13 ? "Kontakta Åsa på måndag" : `Remark ${index % 977}`,
});

/** The fields that `customOf` fills. */
export async function insertCustomFields(db: Db, entity: CrmEntity): Promise<void> {
  const rules = { entity, max_length: 0, mandatory: 0, scale: null, list_id: null } as const;
  const types = {
    x_vip: "checkbox",
    x_segment: "list",
    x_turnover: "integer",
    x_share: "decimal",
    x_renewal: "date",
    x_remark: "text",
  };
  const rows = Object.entries(types).map(([key, type]) => ({ ...rules, key, type, label: key }));
  await db.insertInto("crm_field").values(rows).execute();
}

const BATCH = 20_000;

interface ManyRecords {
  readonly entity: CrmEntity;
  readonly columns: readonly string[];
  /** One row, `index` from 0 on. */
  readonly rowOf: (index: number, random: Random) => SqlRow;
}

/** Fills an empty table of records, with their feed left out, and indexes their texts. */
export async function insertMany(
  db: Db,
  { entity, columns, rowOf }: ManyRecords,
  count: number,
): Promise<void> {
  const random = createRandom(20_261_122);
  const statement = `insert into ${entity} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`;
  for (let start = 0; start < count; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - start) }, (_, at) => rowOf(start + at, random));
    await inTransaction(db, (trx) => runForEach(trx, statement, rows));
  }
  const table = sql.table(entity);
  await inTransaction(db, async (trx) => {
    await sql`insert into search_due select ${entity}, id from ${table}`.execute(trx);
    await sql`update crm_count set live = (select count(*) from ${table} where deleted_at is null),
      deleted = (select count(*) from ${table} where deleted_at is not null) where entity = ${entity}`.execute(
      trx,
    );
  });
  while (await indexDue(db));
}
