import type { CrmEntity } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";
import { crmFields } from "./field-registry.ts";

/**
 * Names of CRM fields in texts for people: the label of a field that has one, else `{company.name}`, which the interface
 * names in the language of its reader.
 */
export async function crmFieldNames(db: Db): Promise<(entity: CrmEntity, key: string) => string> {
  const labels = new Map((await crmFields(db)).map(({ entity, key, label }) => [`${entity}.${key}`, label]));
  return (entity, key) => labels.get(`${entity}.${key}`) ?? `{${entity}.${key}}`;
}
