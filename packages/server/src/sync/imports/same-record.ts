import { type SqlBool, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import { idSet, textSet } from "../../db/sql.ts";
import type { ActorOfLine, Decision } from "./decide-lines.ts";

/**
 * A record has one actor in a connection: of several that are taken for the same one, the first has it. Those of
 * other batches are found by what was foreseen for them.
 */
export async function withoutRepeats<Subject extends ActorOfLine>(
  db: Db,
  lines: LinesOfType,
  decisions: readonly Decision<Subject>[],
): Promise<Decision<Subject>[]> {
  const claims = await otherClaims(db, lines, decisions);
  return decisions.map((one) => {
    const claim = claimOf(lines, one);
    if (claim === null) return one;
    const { lineId, erpKey } = one.actor;
    const owner = claims.get(claim);
    if (owner === undefined || owner.lineId > lineId || owner.erpKey === erpKey) {
      claims.set(claim, { lineId, erpKey });
      return one;
    }
    return {
      ...{ kind: "set-aside", actor: one.actor, outcome: "skipped", reason: "same-record" },
      details: { erpKey: owner.erpKey },
      recordId: one.kind === "found" ? one.record.id : null,
    } as const;
  });
}

export interface LinesOfType {
  readonly importId: number;
  readonly actorType: string;
}

/** The line that a record is for. */
type Owner = Pick<ActorOfLine, "lineId" | "erpKey">;

function claimOf({ actorType }: LinesOfType, decision: Decision): string | null {
  if (decision.kind === "found") return `${actorType}#${decision.record.id}`;
  return decision.kind === "new" ? decision.matchKey : null;
}

/** The first of the lines outside of the batch that claim what one of the batch may. */
async function otherClaims(
  db: Db,
  lines: LinesOfType,
  decisions: readonly Decision[],
): Promise<Map<string, Owner>> {
  const own = new Set(decisions.map(({ actor }) => actor.lineId));
  const rows = [...(await linesByKey(db, lines, decisions)), ...(await linesByRecord(db, lines, decisions))];
  const claims = new Map<string, Owner>();
  for (const { id: lineId, erp_key: erpKey, claim } of rows) {
    const known = claims.get(claim);
    if (!own.has(lineId) && (known === undefined || lineId < known.lineId))
      claims.set(claim, { lineId, erpKey });
  }
  return claims;
}

/** The plus keeps the database from going through all lines of an outcome, batch after batch. */
async function linesByKey(db: Db, { importId }: LinesOfType, decisions: readonly Decision[]) {
  const keys = decisions.flatMap((one) => (one.kind === "new" ? (one.matchKey ?? []) : []));
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

async function linesByRecord(db: Db, { importId, actorType }: LinesOfType, decisions: readonly Decision[]) {
  const ids = decisions.flatMap((one) => (one.kind === "found" ? one.record.id : []));
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
