import { sql } from "kysely";
import { createRecord } from "../../crm/records.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import { insertConnectionRow, insertConnector } from "../../db/testing/connection-row.ts";

export interface LogOfSize {
  /** When the row of this id was written: a row a second. */
  at(id: number): string;
  /** The company that the last hundred rows are about; it has a name. */
  readonly namedId: number;
}

const BEGIN = Date.UTC(2020, 0, 1);
const NAMED_ID_ROWS = 100;

/** A log of two connections, of so many rows, whose ids begin with 1. The values of a row say its id. */
export async function insertLogOfSize(db: Db, rows: number): Promise<LogOfSize> {
  await insertConnections(db);
  const named = await inTransaction(db, (trx) =>
    createRecord(trx, { entity: "company", values: { name: "Havsbris Trading" } }, "user:1"),
  );
  await sql`
    with recursive row (id) as (select 1 union all select id + 1 from row where id < ${rows})
    insert into sync_log (id, at, run_id, connection_id, link_id, crm_entity, crm_id, actor_type, erp_key,
      erp_field_key, crm_field_key, target, old_value, new_value, reason, user_id)
    select id, strftime('%Y-%m-%dT%H:%M:%S.000Z', ${BEGIN / 1000} + id, 'unixepoch'), id / 1000, 1 + (id + 1) % 2,
      id % 5000, 'company', case when id > ${rows - NAMED_ID_ROWS} then ${named.id} else id % 5000 end, 'Customer',
      'C' || (id % 5000), case id % 3 when 0 then 'PHONE' else 'NAME' end, case id % 3 when 0 then 'phone' else 'name' end,
      case id % 5 when 0 then 'erp' else 'crm' end, 'was ' || id, 'value ' || id,
      case when id % 10007 = 0 then 'undo' else 'change' end, null
    from row`.execute(db);
  await sql`analyze`.execute(db);
  return { at: (id) => new Date(BEGIN + id * 1000).toISOString(), namedId: named.id };
}

/** Two connections, 1 and 2, of one connector that cannot be reached. */
export async function insertConnections(db: Db): Promise<void> {
  const connector_id = await insertConnector(db, { name: "Sample", url: "http://127.0.0.1:1/" });
  for (const id of [1, 2]) {
    await insertConnectionRow(db, { id, connector_id, name: `ERP ${id}`, connection_guid: `guid ${id}` });
  }
}
