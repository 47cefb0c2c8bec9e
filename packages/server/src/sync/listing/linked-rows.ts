import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import { erpFieldNames, recordNames } from "./display-names.ts";

/** A row about a link, as it is read together with its connection. */
interface LinkedRow {
  readonly connection_id: number;
  /** In several languages. */
  readonly connection_name: string;
  readonly link_id: number;
  readonly crm_entity: CrmEntity;
  readonly crm_id: number;
  readonly actor_type: string;
  readonly erp_key: string;
}

/** What all lists of such rows say alike in a language: whose row it is, and what its fields are called. */
export async function linkedRows(db: Db, rows: readonly LinkedRow[], language: string) {
  const nameOf = await recordNames(db, rows);
  const connectionIds = rows.map((row) => row.connection_id);
  const fieldNameOf = await erpFieldNames(db, connectionIds, language);
  return {
    subjectOf: (row: LinkedRow) => ({
      connectionId: row.connection_id,
      connectionName: textInLanguage(row.connection_name, language),
      linkId: row.link_id,
      entity: row.crm_entity,
      entityId: row.crm_id,
      recordName: nameOf(row.crm_entity, row.crm_id),
      actorType: row.actor_type,
      erpKey: row.erp_key,
    }),
    fieldNameOf: (row: LinkedRow, fieldKey: string) =>
      fieldNameOf(row.connection_id, row.actor_type, fieldKey),
  };
}
