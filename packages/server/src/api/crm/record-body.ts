import type { CrmRecordBody } from "@brygga/api-contract";
import type { StoredRecord } from "../../crm/records.ts";

/** A record as the API shows it: its values beside its own members. */
export function recordBody(record: StoredRecord): CrmRecordBody {
  const { id, version, createdAt, updatedAt, deletedAt, values } = record;
  return { ...values, id, version, createdAt, updatedAt, deletedAt };
}
