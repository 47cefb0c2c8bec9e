import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDatabase } from "../database.ts";
import { MIGRATIONS, migrate } from "../migrate.ts";

/** An import as it was stored before: one actor was chosen, the other came along with it. */
const BEFORE = [
  "insert into sync_connector (id, name, url, created_at) values (1, 'C', 'http://c', '')",
  "insert into erp_connection (id, connector_id, name, connection_guid, created_at) values (1, 1, 'E', 'guid', '')",
  `insert into erp_import (id, name, connection_id, actor_type, entity, settings, created_at)
    values (1, 'I', 1, 'Customer', 'company', '{}', '')`,
  `insert into erp_import_line (id, import_id, actor_type, erp_key, name, actor, is_brought)
    values (7, 1, 'Customer', 'C1', 'Nordvik', '{"erpKey":"C1"}', 0), (8, 1, 'Person', 'P1', 'Anna', '{}', 1)`,
];

test("actors that were chosen are still there once they stand beside their lines, and what came along has none", async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "brygga-migration-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const db = await openDatabase({ folder });
  stack.defer(() => db.destroy());
  await migrate(db, MIGRATIONS.slice(0, 21));
  for (const statement of BEFORE) await sql.raw(statement).execute(db);
  await migrate(db);
  expect(await db.selectFrom("erp_import_actor").selectAll().execute()).toEqual([
    { line_id: 7, actor: '{"erpKey":"C1"}' },
  ]);
  expect(await db.selectFrom("erp_import_line").select(["id", "name"]).execute()).toHaveLength(2);
  await db.deleteFrom("erp_import_line").where("id", "=", 7).execute();
  expect(await db.selectFrom("erp_import_actor").selectAll().execute()).toEqual([]);
});
