import type { ConnectionHealth } from "@brygga/api-contract";
import { sql } from "kysely";
import type { Db } from "../../db/database.ts";
import { originOf } from "../cycle/connection-state.ts";

/** So much of the change feed is looked at; a connection that is further behind has "more than that". */
const FEED_ROWS = 20_000;

interface Waiting {
  readonly records: number;
  readonly oldestAt: string | null;
}

/** CRM changes that a connection has not taken, of records that it links. What it wrote itself is none of them. */
export const feedWaiting = (connectionId: number) => sql<Waiting & { looked: number }>`
  select count(distinct link.id) as records, min(case when link.id is not null then change.at end) as oldestAt,
    count(distinct change.position) as looked
  from (select position, entity, record_id, origin, at from crm_change
      where position > (select feed from sync_position where connection_id = ${connectionId})
      order by position limit ${FEED_ROWS}) as change
    left join link on link.connection_id = ${connectionId} and link.crm_entity = change.entity
      and link.crm_id = change.record_id and link.state = 'active' and change.origin <> ${originOf(connectionId)}`;

/** Links that are to be compared on both sides. */
export const checksWaiting = (connectionId: number) => sql<Waiting>`
  select count(*) as records, min(since) as oldestAt from link_check where connection_id = ${connectionId}`;

/** Values that could not be synchronised; those that somebody chose to ignore do not wait for anything. */
export const problemsWaiting = (connectionId: number) => sql<Pick<Waiting, "oldestAt">>`
  select min(first_at) as oldestAt from sync_problem where connection_id = ${connectionId} and ignored_at is null`;

/** What one side has and the other does not, as far as Brygga knows. */
export async function whatWaits(db: Db, connectionId: number): Promise<ConnectionHealth["waiting"]> {
  const [feed] = (await feedWaiting(connectionId).execute(db)).rows;
  const [checks] = (await checksWaiting(connectionId).execute(db)).rows;
  const [problems] = (await problemsWaiting(connectionId).execute(db)).rows;
  const instants = [feed, checks, problems].flatMap((part) => part?.oldestAt ?? []);
  return {
    records: (feed?.records ?? 0) + (checks?.records ?? 0),
    isMore: (feed?.looked ?? 0) === FEED_ROWS,
    oldestAt: instants.sort()[0] ?? null,
  };
}
