import type { Churn, Link } from "@brygga/sync-engine";
import type { Selectable } from "kysely";
import type { LinkTable } from "../../db/sync-tables.ts";

/** The columns that make a link; the others are for people to look at. */
export const LINK_COLUMNS = [
  "link.id",
  "link.connection_id",
  "link.crm_entity",
  "link.crm_id",
  "link.actor_type",
  "link.erp_key",
  "link.erp_timestamp",
  "link.base",
  "link.churn",
  "link.state",
] as const;

export const toLink = (
  row: Omit<Selectable<LinkTable>, "created_at" | "last_sync_at" | "state_since">,
): Link => ({
  id: row.id,
  connectionId: row.connection_id,
  entity: row.crm_entity,
  crmId: row.crm_id,
  actorType: row.actor_type,
  erpKey: row.erp_key,
  erpTimestamp: row.erp_timestamp,
  base: JSON.parse(row.base) as Record<string, string>,
  ...(row.churn === "" ? {} : { churn: JSON.parse(row.churn) as Churn }),
  state: row.state,
});
