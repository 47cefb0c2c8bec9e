import type { MatchOutcome, MatchStatus } from "@brygga/api-contract";
import { type SqlBool, sql } from "kysely";
import { idSet } from "../../db/sql.ts";

export interface ProposalFilter {
  readonly status?: MatchStatus | undefined;
  readonly minScore?: number | undefined;
  readonly maxScore?: number | undefined;
  readonly accepted?: boolean | undefined;
  readonly outcome?: MatchOutcome | undefined;
  readonly recordIds?: readonly number[] | undefined;
}

/** It has an actor, and is not connected already. */
export const acceptable = sql<SqlBool>`erp_key is not null and coalesce(outcome, '') <> 'connected'`;

/** The condition of a filter on proposals. */
export function fitting({ status, minScore, maxScore, accepted, outcome, recordIds }: ProposalFilter) {
  const conditions = [
    ...(status === undefined ? [] : [sql`status = ${status}`]),
    ...(minScore === undefined ? [] : [sql`score >= ${minScore}`]),
    ...(maxScore === undefined ? [] : [sql`score <= ${maxScore}`]),
    ...(accepted === undefined ? [] : [sql`accepted = ${accepted ? 1 : 0}`]),
    ...(outcome === undefined ? [] : [sql`outcome = ${outcome}`]),
    ...(recordIds === undefined ? [] : [sql`crm_id in ${idSet(recordIds)}`]),
  ];
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}
