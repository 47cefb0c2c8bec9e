import {
  ActorIndex,
  bestOf,
  type Candidate,
  type Clues,
  comparable,
  type IndexedActor,
} from "@brygga/sync-engine";
import { readRecords } from "../../crm/records.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import { runForEach } from "../../db/for-each-row.ts";
import { idSet } from "../../db/sql.ts";
import { cluesOfRecord, needsParent } from "./clue-fields.ts";
import { type MatchJob, type Proposal, toProposal } from "./match-rows.ts";

/** Actors that are held in memory at a time, about 1 kB each. More are compared in several rounds. */
const BLOCK_SIZE = 50_000;

/** Records that are compared in one slice. */
const PAGE_SIZE = 500;

/** A part of the actors, and where the next begins. */
export interface ActorBlock {
  readonly afterId: number;
  /** Id of its last actor; null where no others follow. */
  readonly lastId: number | null;
  readonly index: ActorIndex;
}

export async function loadBlock(
  db: Db,
  matchId: number,
  { afterId, size = BLOCK_SIZE }: { readonly afterId: number; readonly size?: number },
): Promise<ActorBlock> {
  const rows = await db
    .selectFrom("match_actor")
    .select(["id", "erp_key", "clues"])
    .where("match_id", "=", matchId)
    .where("id", ">", afterId)
    .orderBy("id")
    .limit(size)
    .execute();
  const actors = rows.map(
    (row): IndexedActor => ({ erpKey: row.erp_key, clues: comparable(JSON.parse(row.clues) as Clues) }),
  );
  const lastId = rows.length < size ? null : (rows.at(-1)?.id ?? null);
  return { afterId, lastId, index: new ActorIndex(actors) };
}

/** Notes the candidates of a page of records among a block of actors. Done twice, it notes the same. */
export async function comparePage(
  db: Db,
  match: MatchJob,
  { block, afterId }: { readonly block: ActorBlock; readonly afterId: number },
): Promise<{ readonly records: number; readonly lastId: number | null }> {
  const proposals = await pageOf(db, match.id, afterId);
  const ids = proposals.map(({ crmId }) => crmId);
  const records = await readRecords(db, match.entity, ids);
  const parents = await parentKeys(db, match, ids);
  const clues = new Map(
    records
      .filter(({ id, deleted }) => !deleted && (!needsParent(match.entity) || parents.has(id)))
      .map((record) => [record.id, comparable(cluesOfRecord(record, parents.get(record.id) ?? ""))]),
  );
  const rows = proposals.map((proposal) => {
    const known = clues.get(proposal.crmId);
    const found = known === undefined ? [] : block.index.candidatesOf(known);
    const problem = needsParent(match.entity) && !parents.has(proposal.crmId) ? "parent-not-linked" : "";
    return [JSON.stringify(merged(proposal.candidates, found)), problem, match.id, proposal.crmId];
  });
  await inTransaction(db, (trx) => runForEach(trx, UPDATE, rows));
  return { records: rows.length, lastId: rows.length < PAGE_SIZE ? null : (ids.at(-1) ?? null) };
}

const UPDATE = "update match_proposal set candidates = ?, problem = ? where match_id = ? and crm_id = ?";

/** The best of what is known and what was found; an actor that is among both is there once. */
function merged(known: readonly Candidate[], found: readonly Candidate[]): readonly Candidate[] {
  const byKey = new Map([...known, ...found].map((candidate) => [candidate.erpKey, candidate]));
  return bestOf([...byKey.values()]);
}

async function pageOf(db: Db, matchId: number, afterId: number): Promise<readonly Proposal[]> {
  const rows = await db
    .selectFrom("match_proposal")
    .selectAll()
    .where("match_id", "=", matchId)
    .where("crm_id", ">", afterId)
    .orderBy("crm_id")
    .limit(PAGE_SIZE)
    .execute();
  return rows.map(toProposal);
}

/** The actors that the companies of contacts are linked to, by contact. */
export async function parentKeys(
  db: Db,
  { connectionId, entity }: Pick<MatchJob, "connectionId" | "entity">,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (!needsParent(entity)) return new Map();
  const rows = await db
    .selectFrom("contact")
    .innerJoin("link", (join) =>
      join
        .onRef("link.crm_id", "=", "contact.company_id")
        .on("link.crm_entity", "=", "company")
        .on("link.connection_id", "=", connectionId),
    )
    .select(["contact.id", "link.erp_key"])
    .where("contact.id", "in", idSet(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row.erp_key]));
}
