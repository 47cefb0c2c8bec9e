import { sql } from "kysely";
import { type Db, inTransaction } from "../../db/database.ts";

const AT = "2026-01-01T00:00:00.000Z";

/** A connection with so many linked companies and nothing behind it. Companies and links have the ids from 1 on. */
export async function linkCompanies(db: Db, count: number): Promise<{ readonly connectionId: number }> {
  return await inTransaction(db, async (trx) => {
    await sql`insert into sync_connector (name, url, transport, profile, created_at)
      values ('None', 'http://127.0.0.1:1/', '{}', '{}', ${AT})`.execute(trx);
    const { rows } = await sql<{ id: number }>`insert into erp_connection
      (connector_id, name, description, connection_guid, active, scope, config, secrets, incomplete,
        blank_overwrites, version, created_at, failure)
      select id, 'None', '', 'none', 1, 'everyone', '{}', '{}', '', 1, 1, ${AT}, '' from sync_connector
      returning id`.execute(trx);
    const connectionId = rows[0]?.id ?? 0;
    await sql`insert into company (id, version, created_at, updated_at, name)
      with recursive filler (number) as (select 1 union all select number + 1 from filler where number < ${count})
      select number, 1, ${AT}, ${AT}, 'Company ' || number from filler`.execute(trx);
    await sql`insert into link
        (id, connection_id, crm_entity, crm_id, actor_type, erp_key, erp_timestamp, base, created_at, last_sync_at)
      select id, ${connectionId}, 'company', id, 'Customer', 'K' || id, '1', '{"NAME":"' || name || '"}', ${AT}, ${AT}
      from company`.execute(trx);
    return { connectionId };
  });
}
