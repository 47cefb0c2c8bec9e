import type { Actor } from "@brygga/protocol";
import type { Db } from "../../db/database.ts";
import { textSet } from "../../db/sql.ts";

/**
 * The company of a person: "known": it is in the CRM; "coming": the import will make it; "failed": the import could not;
 * "none": it is neither.
 */
export interface Parent {
  readonly kind: "known" | "coming" | "failed" | "none";
  readonly companyId: number | null;
}

export interface ImportParents {
  of(actor: Pick<Actor, "parentErpKey" | "parentActorType">): Parent;
}

const NO_PARENT: Parent = { kind: "none", companyId: null };

export interface ParentQuery {
  readonly connectionId: number;
  readonly importId: number;
  /** Whether the import takes in companies at all. */
  readonly hasCompanies: boolean;
  /** Whether companies that are only foreseen count as coming. */
  readonly isPreview: boolean;
}

/** The companies of a batch of persons. A connector need not say of which actor type a parent is. */
export async function loadParents(
  db: Db,
  query: ParentQuery,
  actors: readonly Pick<Actor, "parentErpKey">[],
): Promise<ImportParents> {
  const keys = [...new Set(actors.map(({ parentErpKey }) => parentErpKey).filter(Boolean))];
  if (keys.length === 0) return { of: () => NO_PARENT };
  const links = await db
    .selectFrom("link")
    .select(["actor_type", "erp_key", "crm_id"])
    .where("connection_id", "=", query.connectionId)
    .where("crm_entity", "=", "company")
    .where("erp_key", "in", textSet(keys))
    .execute();
  const lines = query.hasCompanies ? await linesOf(db, query.importId, keys) : [];
  return {
    of({ parentErpKey, parentActorType }) {
      const isParent = (row: { actor_type: string; erp_key: string }) =>
        row.erp_key === parentErpKey && (parentActorType === "" || row.actor_type === parentActorType);
      const link = links.find(isParent);
      if (link !== undefined) return { kind: "known", companyId: link.crm_id };
      const line = lines.find(isParent);
      return line === undefined ? NO_PARENT : parentOfLine(line, query);
    },
  };
}

const linesOf = (db: Db, importId: number, keys: readonly string[]) =>
  db
    .selectFrom("erp_import_line")
    .select(["actor_type", "erp_key", "outcome", "result", "is_checked", "record_id"])
    .where("import_id", "=", importId)
    .where("is_brought", "=", 0)
    .where("erp_key", "in", textSet(keys))
    .execute();

interface ParentLine {
  readonly outcome: string | null;
  readonly result: string | null;
  readonly is_checked: number;
  readonly record_id: number | null;
}

function parentOfLine(line: ParentLine, { isPreview }: ParentQuery): Parent {
  if (line.result === "failed") return { kind: "failed", companyId: null };
  const isForeseen = line.outcome === "new" || line.outcome === "updated" || line.outcome === "linked-only";
  if (isPreview && isForeseen) return { kind: "coming", companyId: line.record_id };
  return line.outcome === "problem" && isPreview ? { kind: "failed", companyId: null } : NO_PARENT;
}
