import type { CrmStore } from "@brygga/sync-engine";
import { changesAfter } from "../crm/change-feed.ts";
import { readRecords } from "../crm/records.ts";
import type { Db } from "../db/database.ts";

/** Brygga's own CRM, as the engine reads it. */
export const createCrmStore = (db: Db): CrmStore => ({
  read: (entity, ids) => readRecords(db, entity, ids),
  changesAfter: (position, limit) => changesAfter(db, position, limit),
});
