import type { CrmStore } from "@brygga/sync-engine";
import { changesAfter } from "../../crm/change-feed.ts";
import { readFields } from "../../crm/read-fields.ts";
import type { Db } from "../../db/database.ts";

/** Brygga's own CRM, as the engine reads it. */
export const createCrmStore = (db: Db): CrmStore => ({
  read: (entity, ids, fieldKeys) => readFields(db, { entity, ids, fieldKeys }),
  changesAfter: (position, limit) => changesAfter(db, position, limit),
});
