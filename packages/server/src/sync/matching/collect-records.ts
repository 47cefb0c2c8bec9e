import { MAX_MATCHED_RECORDS } from "@brygga/api-contract";
import { listRecords } from "../../crm/list-records.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import { insertProposals, type MatchJob } from "./match-rows.ts";

/** Records that are read at a time. */
const PAGE_SIZE = 500;

/** Notes the unlinked records of the list, as many as are matched at once. What is noted already stays. */
export async function collectRecords(db: Db, match: MatchJob, at: Date): Promise<void> {
  if (match.isCollected) return;
  let collected = 0;
  let isCut = false;
  for await (const ids of pagesOf(db, match)) {
    collected += await inTransaction(db, (trx) => insertProposals(trx, match, ids));
    isCut = collected >= MAX_MATCHED_RECORDS;
    if (isCut) break;
  }
  await db
    .updateTable("match_job")
    .set({ collected_at: at.toISOString(), is_cut: isCut ? 1 : 0 })
    .where("id", "=", match.id)
    .execute();
}

async function* pagesOf(db: Db, match: MatchJob): AsyncGenerator<readonly number[], void, undefined> {
  if (match.recordIds !== null) return yield await liveRecords(db, match, match.recordIds);
  const query = { ...match.query, entity: match.entity, limit: PAGE_SIZE };
  for (let cursor: string | undefined; ; ) {
    const page = await listRecords(db, { ...query, cursor });
    yield page.items.map(({ id }) => id);
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

async function liveRecords(db: Db, { entity }: MatchJob, ids: readonly number[]): Promise<readonly number[]> {
  const rows = await db
    .selectFrom(entity)
    .select("id")
    .where("id", "in", idSet(ids))
    .where("deleted_at", "is", null)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many records a matching has. */
export async function countProposals(db: Db, matchId: number): Promise<number> {
  const { count } = await db
    .selectFrom("match_proposal")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("match_id", "=", matchId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
