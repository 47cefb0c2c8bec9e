import { CRM_PATHS, type CrmEntity, type CrmRecordBody } from "@brygga/api-contract";

/** Paths of the lists. */
export const LIST_PATHS = CRM_PATHS;

/** Paths of the screens of one record. */
export const RECORD_PATHS = {
  company: "/companies/$id",
  contact: "/contacts/$id",
  project: "/projects/$id",
} as const;

/** Paths of the screens for a new record. */
export const NEW_RECORD_PATHS = {
  company: "/companies/new",
  contact: "/contacts/new",
  project: "/projects/new",
} as const;

const NAMING_FIELDS: Readonly<Record<CrmEntity, readonly string[]>> = {
  company: ["name"],
  contact: ["firstName", "middleName", "lastName"],
  project: ["name"],
};

/** What a record is called; "" while it has no name. */
export function recordName(entity: CrmEntity, record: Pick<CrmRecordBody, string>): string {
  return NAMING_FIELDS[entity]
    .map((key) => record[key])
    .filter((part) => typeof part === "string" && part !== "")
    .join(" ");
}
