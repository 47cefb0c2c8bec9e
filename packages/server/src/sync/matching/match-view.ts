import {
  CERTAIN_SCORE,
  type MatchCandidate,
  type MatchChange,
  type MatchJob as MatchJobAnswer,
  type MatchProposal,
} from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { Clues } from "@brygga/sync-engine";
import { sql } from "kysely";
import { z } from "zod";
import { loadConnection } from "../../admin/connection-store.ts";
import { readRecords, recordName } from "../../crm/records.ts";
import { decodeCursor, encodeCursor } from "../../db/cursor.ts";
import type { Db } from "../../db/database.ts";
import { textSet } from "../../db/sql.ts";
import { Problem } from "../../problem.ts";
import { itemPage } from "../jobs/job-view.ts";
import { erpFieldNames, recordNames } from "../listing/display-names.ts";
import { type MatchJob, type Proposal, toProposal } from "./match-rows.ts";
import { jobsOf, presentWork } from "./match-work.ts";
import { fitting, type ProposalFilter } from "./proposal-filter.ts";

/** A matching as it is shown. */
export async function presentMatch(db: Db, match: MatchJob, language: string): Promise<MatchJobAnswer> {
  const connection = await loadConnection(db, match.connectionId);
  const user = await db
    .selectFrom("user_account")
    .select("username")
    .where("id", "=", match.userId)
    .executeTakeFirst();
  const { id, connectionId, entity, actorType, query, recordIds, isCut, createdAt } = match;
  return {
    ...{ id, connectionId, entity, actorType, isCut, createdAt },
    connectionName: textInLanguage(connection.name, language),
    isActive: connection.active && connection.deletedAt === null,
    list: { query: { ...query }, selected: recordIds?.length ?? null },
    username: user?.username ?? null,
    work: presentWork(await jobsOf(db, match), language),
    counts: await countsOf(db, id),
  };
}

async function countsOf(db: Db, matchId: number): Promise<MatchJobAnswer["counts"]> {
  const { rows } = await sql<MatchJobAnswer["counts"]>`
    select count(*) as "all",
      count(*) filter (where status = 'suggested') as suggested,
      count(*) filter (where status = 'ambiguous') as ambiguous,
      count(*) filter (where status = 'none') as none,
      count(*) filter (where status = 'suggested' and score >= ${CERTAIN_SCORE}) as certain,
      count(*) filter (where accepted = 1 and coalesce(outcome, '') <> 'connected') as accepted,
      count(*) filter (where outcome = 'connected') as connected,
      count(*) filter (where outcome = 'left') as "left",
      count(*) filter (where outcome = 'failed') as failed,
      count(*) filter (where outcome = 'disconnected') as disconnected
    from match_proposal where match_id = ${matchId}`.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new Error("count(*) answered no row");
  return counts;
}

export interface ProposalPage extends ProposalFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const position = z.tuple([z.int(), z.int()]);

/** A page of proposals, those of the highest score first. @throws Problem invalid-request */
export async function proposalPage(
  db: Db,
  match: MatchJob,
  { limit, cursor, language, ...filter }: ProposalPage & { readonly language: string },
) {
  let query = db
    .selectFrom("match_proposal")
    .selectAll()
    .where("match_id", "=", match.id)
    .where(fitting(filter))
    .orderBy("score", "desc")
    .orderBy("crm_id")
    .limit(limit + 1);
  if (cursor !== undefined) {
    const [score, crmId] = decodeCursor(cursor, position);
    query = query.where((eb) =>
      eb.or([eb("score", "<", score), eb.and([eb("score", "=", score), eb("crm_id", ">", crmId)])]),
    );
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit).map(toProposal);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: await presentProposals(db, { match, page, language }),
    nextCursor: last === undefined ? null : encodeCursor([last.score, last.crmId]),
  };
}

interface ShownProposals {
  readonly match: MatchJob;
  readonly page: readonly Proposal[];
  readonly language: string;
}

async function presentProposals(db: Db, { match, page, language }: ShownProposals): Promise<MatchProposal[]> {
  const records = await readRecords(
    db,
    match.entity,
    page.map(({ crmId }) => crmId),
  );
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const actorOf = await loadActors(
    db,
    match.id,
    page.flatMap(({ erpKey }) => erpKey ?? []),
  );
  const fieldName = await erpFieldNames(db, [match.connectionId], language);
  const explain = ({ problem, explanation }: Proposal) =>
    problem === "values-differ"
      ? namesOf(explanation, (key) => fieldName(match.connectionId, match.actorType, key))
      : textInLanguage(explanation, language);
  return page.map((proposal) => {
    const record = recordOf.get(proposal.crmId);
    const value = (key: string) => textOf(record?.values[key]);
    const { status, score, isChosen, accepted, outcome, problem, linkId } = proposal;
    return {
      recordId: proposal.crmId,
      recordName: record === undefined ? "" : recordName(record),
      city: value("postalCity"),
      number: value("number"),
      ...{ status, score, isChosen, accepted, outcome, problem, linkId },
      actor: proposal.erpKey === null ? null : actorOf(proposal.erpKey),
      reasons: [...proposal.reasons],
      candidates: proposal.candidates.length,
      explanation: explain(proposal),
    };
  });
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const fieldKeys = z.array(z.string());

function namesOf(keys: string, nameOf: (key: string) => string): string {
  return fieldKeys
    .parse(JSON.parse(keys || "[]"))
    .map(nameOf)
    .join(", ");
}

async function loadActors(db: Db, matchId: number, keys: readonly string[]) {
  const rows = await db
    .selectFrom("match_actor")
    .select(["erp_key", "clues"])
    .where("match_id", "=", matchId)
    .where("erp_key", "in", textSet(keys))
    .execute();
  const cluesOf = new Map(rows.map((row) => [row.erp_key, JSON.parse(row.clues) as Clues]));
  return (erpKey: string) => {
    const clues = cluesOf.get(erpKey);
    return {
      erpKey,
      name: clues?.name ?? "",
      city: clues?.cities[0] ?? "",
      // Its key is the last of its numbers, and stands by itself.
      number: clues?.numbers.slice(0, -1)[0] ?? "",
      vatNumber: clues?.vatNumbers[0] ?? "",
      email: clues?.emails[0] ?? "",
    };
  };
}

/** The actors that a record may be, the best first. @throws Problem not-found */
export async function candidatesOf(db: Db, match: MatchJob, recordId: number): Promise<MatchCandidate[]> {
  const row = await db
    .selectFrom("match_proposal")
    .selectAll()
    .where("match_id", "=", match.id)
    .where("crm_id", "=", recordId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found");
  const { candidates } = toProposal(row);
  const keys = candidates.map(({ erpKey }) => erpKey);
  const actorOf = await loadActors(db, match.id, keys);
  const takenBy = await takersOf(db, match, keys);
  const names = await recordNames(
    db,
    [...takenBy.values()].map((crmId) => ({ crm_entity: match.entity, crm_id: crmId })),
  );
  return candidates.map(({ erpKey, score, reasons }) => {
    const taker = takenBy.get(erpKey);
    const isFree = taker === undefined || taker === recordId;
    return {
      actor: actorOf(erpKey),
      score,
      reasons: [...reasons],
      takenBy: isFree ? null : { id: taker, name: names(match.entity, taker) },
    };
  });
}

/** Records to which actors are linked or proposed, by actor. */
async function takersOf(
  db: Db,
  { id, connectionId, entity, actorType }: MatchJob,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const proposed = await db
    .selectFrom("match_proposal")
    .select(["erp_key", "crm_id"])
    .where("match_id", "=", id)
    .where("erp_key", "in", textSet(keys))
    .execute();
  const linked = await db
    .selectFrom("link")
    .select(["erp_key", "crm_id"])
    .where("connection_id", "=", connectionId)
    .where("crm_entity", "=", entity)
    .where("actor_type", "=", actorType)
    .where("erp_key", "in", textSet(keys))
    .execute();
  return new Map([...proposed, ...linked].map((row) => [row.erp_key ?? "", row.crm_id]));
}

export interface ChangePage {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly category?: "change" | "left" | undefined;
  readonly language: string;
}

/** What the latest preview found; nothing where there was none. */
export async function changePage(db: Db, match: MatchJob, { language, ...page }: ChangePage) {
  const work = presentWork(await jobsOf(db, match), language);
  const preview = work.find(({ kind }) => kind === "preview");
  if (preview === undefined) return { items: [], nextCursor: null };
  const { connectionId, actorType } = match;
  const found = await itemPage(db, { ...page, jobId: preview.id }, { connectionId, language });
  const fieldName = await erpFieldNames(db, [connectionId], language);
  const items = found.items.map(
    (item): MatchChange => ({
      id: item.id,
      category: item.category === "left" ? "left" : "change",
      recordId: item.entityId ?? 0,
      recordName: item.recordName,
      erpKey: item.erpKey ?? "",
      fieldName: item.erpFieldName ?? "",
      crmFieldKey: item.crmFieldKey,
      target: item.target,
      oldValue: item.oldValue,
      newValue: item.newValue,
      reason: item.category === "left" ? item.reason : "",
      explanation: namesOf(item.details.fields ?? "", (key) => fieldName(connectionId, actorType, key)),
    }),
  );
  return { items, nextCursor: found.nextCursor };
}
