import { type SqlBool, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import { idSet, textSet } from "../../db/sql.ts";
import type { Assessment } from "./assess-lines.ts";
import type { ImportLine } from "./line-store.ts";

/**
 * A record has one actor in a connection: of several that are taken for the same one, the first has it. Those of
 * other batches are found by what was foreseen for them.
 */
export async function withoutRepeats(
  db: Db,
  importId: number,
  assessed: readonly Assessment[],
): Promise<readonly Assessment[]> {
  const claims = await otherClaims(db, importId, assessed);
  return assessed.map((one) => {
    const claim = claimOf(one);
    if (claim === null) return one;
    const { id, erpKey } = one.line;
    const owner = claims.get(claim);
    if (owner === undefined || owner.id > id || owner.erpKey === erpKey) {
      claims.set(claim, { id, erpKey });
      return one;
    }
    return {
      ...one,
      outcome: "skipped",
      reason: "same-record",
      details: { erpKey: owner.erpKey },
      plan: null,
      matchKey: null,
    } as const;
  });
}

/** The line that a record is for. */
type Owner = Pick<ImportLine, "id" | "erpKey">;

function claimOf({ outcome, recordId, matchKey, line }: Assessment): string | null {
  if (outcome === "updated" || outcome === "linked-only") return `${line.actorType}#${recordId}`;
  return outcome === "new" || outcome === "problem" ? matchKey : null;
}

/** The first of the lines outside of the batch that claim what one of the batch may. */
async function otherClaims(
  db: Db,
  importId: number,
  assessed: readonly Assessment[],
): Promise<Map<string, Owner>> {
  const own = new Set(assessed.map(({ line }) => line.id));
  const rows = [
    ...(await linesByKey(db, importId, assessed)),
    ...(await linesByRecord(db, importId, assessed)),
  ];
  const claims = new Map<string, Owner>();
  for (const { id, erp_key: erpKey, claim } of rows) {
    const known = claims.get(claim);
    if (!own.has(id) && (known === undefined || id < known.id)) claims.set(claim, { id, erpKey });
  }
  return claims;
}

/** The plus keeps the database from going through all lines of an outcome, batch after batch. */
async function linesByKey(db: Db, importId: number, assessed: readonly Assessment[]) {
  const keys = assessed.flatMap(({ matchKey }) => matchKey ?? []);
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom("erp_import_line")
    .select(["id", "erp_key", "match_key"])
    .where("import_id", "=", importId)
    .where("match_key", "in", textSet(keys))
    .where(sql<SqlBool>`+outcome in ('new', 'problem')`)
    .execute();
  return rows.map((row) => ({ ...row, claim: row.match_key ?? "" }));
}

async function linesByRecord(db: Db, importId: number, assessed: readonly Assessment[]) {
  const ids = assessed.flatMap(({ recordId }) => recordId ?? []);
  const actorType = assessed[0]?.line.actorType ?? "";
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("erp_import_line")
    .select(["id", "erp_key", "record_id"])
    .where("import_id", "=", importId)
    .where("record_id", "in", idSet(ids))
    .where("actor_type", "=", actorType)
    .where("outcome", "in", ["updated", "linked-only"])
    .execute();
  return rows.map((row) => ({ ...row, claim: `${actorType}#${row.record_id}` }));
}
