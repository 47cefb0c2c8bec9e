import type { CrmRecord } from "@brygga/sync-engine";

/** What a record is called on screens and in the log. */
export function recordName({ entity, values }: Pick<CrmRecord, "entity" | "values">): string {
  const parts = entity === "contact" ? [values.firstName, values.middleName, values.lastName] : [values.name];
  return parts.filter((part) => typeof part === "string" && part !== "").join(" ");
}
