import type { CrmEntity } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import { type ListQuery, listRecords, type RecordPage } from "../list-records.ts";

export type ListOfTest = Omit<ListQuery, "entity" | "limit"> & { readonly limit?: number };

/** Lists of one kind of record, as a test asks for them; the database may be opened later. */
export interface RecordLists {
  /** One page, of 100 records unless the query says otherwise. */
  readonly list: (query: ListOfTest, patienceMs?: number) => Promise<RecordPage>;
  /** The ids of all records, from page to page. */
  readonly all: (query: ListOfTest, patienceMs?: number) => Promise<number[]>;
}

export function recordLists(entity: CrmEntity, openDatabase: () => Db): RecordLists {
  const list = (query: ListOfTest, patienceMs?: number): Promise<RecordPage> =>
    listRecords(
      openDatabase(),
      { entity, limit: 100, ...query },
      patienceMs === undefined ? {} : { patienceMs },
    );
  async function all(query: ListOfTest, patienceMs?: number): Promise<number[]> {
    const ids: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await list({ limit: 500, ...query, cursor }, patienceMs);
      ids.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) return ids;
      cursor = page.nextCursor;
    }
  }
  return { list, all };
}
