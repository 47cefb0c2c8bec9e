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
