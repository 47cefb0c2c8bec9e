import type { SyncProblem } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { Db } from "../db/database.ts";
import { erpFieldNames, recordNames } from "./display-names.ts";
import { decodeCursor, pageOfRows } from "./paging.ts";
import { detailsInLanguage } from "./problem-details.ts";
import { ringsOfProblems } from "./problem-rings.ts";

export interface ProblemFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly connectionId?: number | undefined;
}

/** One page of what could not be synchronised, newest first. */
export async function listProblems(db: Db, filter: ProblemFilter, language: string) {
  const { rows, nextCursor } = pageOfRows(await selectRows(db, filter), filter.limit);
  const nameOf = await recordNames(db, rows);
  const fieldNameOf = await erpFieldNames(
    db,
    rows.map((row) => row.connection_id),
    language,
  );
  const ringOf = await ringsOfProblems(db, rows, language);
  const items = rows.map(
    (row): SyncProblem => ({
      id: row.id,
      connectionId: row.connection_id,
      connectionName: textInLanguage(row.connection_name, language),
      linkId: row.link_id,
      entity: row.crm_entity,
      entityId: row.crm_id,
      recordName: nameOf(row.crm_entity, row.crm_id),
      actorType: row.actor_type,
      erpKey: row.erp_key,
      erpFieldKey: row.erp_field_key || null,
      erpFieldName: row.erp_field_key
        ? fieldNameOf(row.connection_id, row.actor_type, row.erp_field_key)
        : null,
      code: row.code,
      details: withRing(detailsInLanguage(row.details, language), ringOf(row)),
      attempts: row.attempts,
      firstAt: row.first_at,
      nextAttemptAt: row.next_attempt_at,
    }),
  );
  return { items, nextCursor };
}

function withRing({ via: _, ...details }: Record<string, string>, ring: string): Record<string, string> {
  return ring === "" ? details : { ...details, ring };
}

function selectRows(db: Db, filter: ProblemFilter) {
  const before = decodeCursor(filter.cursor);
  let query = db
    .selectFrom("sync_problem")
    .innerJoin("link", "link.id", "sync_problem.link_id")
    .innerJoin("erp_connection", "erp_connection.id", "sync_problem.connection_id")
    .selectAll("sync_problem")
    .select(["link.crm_entity", "link.crm_id", "link.actor_type", "link.erp_key"])
    .select("erp_connection.name as connection_name")
    .orderBy("sync_problem.id", "desc")
    .limit(filter.limit + 1);
  if (before !== null) query = query.where("sync_problem.id", "<", before);
  if (filter.connectionId !== undefined) {
    query = query.where("sync_problem.connection_id", "=", filter.connectionId);
  }
  return query.execute();
}
