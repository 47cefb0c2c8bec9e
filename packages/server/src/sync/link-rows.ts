import type { Link } from "@brygga/sync-engine";
import type { Selectable } from "kysely";
import type { LinkTable } from "../db/schema.ts";

export const toLink = (row: Selectable<LinkTable>): Link => ({
  id: row.id,
  connectionId: row.connection_id,
  entity: row.crm_entity,
  crmId: row.crm_id,
  actorType: row.actor_type,
  erpKey: row.erp_key,
  erpTimestamp: row.erp_timestamp,
  base: JSON.parse(row.base) as Record<string, string>,
});
