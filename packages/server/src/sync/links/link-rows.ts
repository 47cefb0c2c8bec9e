import type { Churn, Link } from "@brygga/sync-engine";
import type { Compilable, Selectable } from "kysely";
import { readArrays } from "../../db/array-rows.ts";
import type { Db } from "../../db/database.ts";
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
  base: parsed(row.base),
  ...(row.churn === "" ? {} : { churn: JSON.parse(row.churn) as Churn }),
  state: row.state,
});

type LinkArray = readonly [
  number,
  number,
  Link["entity"],
  number,
  string,
  string,
  string,
  string,
  string,
  Link["state"],
];

/** The links that a query finds which selects {@link LINK_COLUMNS}, in their order. */
export async function readLinks(db: Db, query: Compilable): Promise<readonly Link[]> {
  return (await readArrays(db, query)).map((row) => ofArray(row as unknown as LinkArray));
}

const ofArray = (row: LinkArray): Link => {
  const [id, connectionId, entity, crmId, actorType, erpKey, erpTimestamp, base, churn, state] = row;
  const link = {
    id,
    connectionId,
    entity,
    crmId,
    actorType,
    erpKey,
    erpTimestamp,
    base: parsed(base),
    state,
  };
  return churn === "" ? link : { ...link, churn: JSON.parse(churn) as Churn };
};

const parsed = (base: string): Link["base"] => JSON.parse(base) as Record<string, string>;
