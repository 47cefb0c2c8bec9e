import type { Db } from "../../db/database.ts";
import { idSet, textSet } from "../../db/sql.ts";
import type { Assessment } from "./assess-lines.ts";

/**
 * A record has one actor in a connection: of several that are taken for the same one, the first has it. Those of
 * earlier batches are found by what was foreseen for them.
 */
export async function withoutRepeats(
  db: Db,
  importId: number,
  assessed: readonly Assessment[],
): Promise<readonly Assessment[]> {
  const claims = await earlierClaims(db, importId, assessed);
  return assessed.map((one) => {
    const claim = claimOf(one);
    if (claim === null) return one;
    const owner = claims.get(claim);
    if (owner === undefined || owner === one.line.erpKey) {
      claims.set(claim, one.line.erpKey);
      return one;
    }
    const details = { erpKey: owner };
    return {
      ...one,
      outcome: "skipped",
      reason: "same-record",
      details,
      plan: null,
      matchKey: null,
    } as const;
  });
}

function claimOf({ outcome, recordId, matchKey, line }: Assessment): string | null {
  if (outcome === "updated" || outcome === "linked-only") return `${line.actorType}#${recordId}`;
  return outcome === "new" || outcome === "problem" ? matchKey : null;
}

async function earlierClaims(
  db: Db,
  importId: number,
  assessed: readonly Assessment[],
): Promise<Map<string, string>> {
  const first = assessed[0]?.line;
  if (first === undefined) return new Map();
  const earlier = () =>
    db
      .selectFrom("erp_import_line")
      .select(["erp_key", "record_id", "match_key"])
      .where("import_id", "=", importId)
      .where("id", "<", first.id);
  const byKey = await earlier()
    .where("match_key", "in", textSet(assessed.flatMap(({ matchKey }) => matchKey ?? [])))
    .where("outcome", "in", ["new", "problem"])
    .execute();
  const byRecord = await earlier()
    .where("record_id", "in", idSet(assessed.flatMap(({ recordId }) => recordId ?? [])))
    .where("actor_type", "=", first.actorType)
    .where("outcome", "in", ["updated", "linked-only"])
    .execute();
  return new Map([
    ...byKey.map((row) => [row.match_key ?? "", row.erp_key] as const),
    ...byRecord.map((row) => [`${first.actorType}#${row.record_id}`, row.erp_key] as const),
  ]);
}
