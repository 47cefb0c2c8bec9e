import type { CrmEntity, RecordFilter } from "@brygga/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { call, type Reply } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

const LISTS = { company: "listCompanies", contact: "listContacts", project: "listProjects" } as const;

export const PAGE_SIZE = 50;

/** Where a page of a list is. */
export interface PagePlace {
  after?: string | undefined;
  before?: string | undefined;
  end?: true | undefined;
}

export interface PageWanted {
  filter: RecordFilter;
  sort: string | undefined;
  place: PagePlace;
}

export type RecordPage = Reply<"listCompanies">;

/** One page of a list. What is rare the server looks for in parts: it is asked on until the page is full. */
export const recordPageQuery = (entity: CrmEntity, { filter, sort, place }: PageWanted) =>
  queryOptions({
    queryKey: queryKeys.records.list(entity, { filter, sort, place }),
    queryFn: ({ signal }) =>
      fillPage({
        isBackwards: place.before !== undefined || place.end === true,
        ask: (limit, cursor) =>
          call(LISTS[entity], {
            query: {
              ...filter,
              limit,
              ...(sort === undefined ? {} : { sort }),
              ...(cursor === undefined ? firstOf(place) : { cursor }),
            },
            signal,
          }),
      }),
  });

const firstOf = ({ after, before, end }: PagePlace) => {
  const cursor = after ?? before;
  return cursor === undefined ? (end ? { end: "true" as const } : {}) : { cursor };
};

export interface PageFilling {
  isBackwards: boolean;
  ask: (limit: number, cursor?: string) => Promise<RecordPage>;
}

export async function fillPage({ isBackwards, ask }: PageFilling): Promise<RecordPage> {
  let page = await ask(PAGE_SIZE);
  const onward = () => (isBackwards ? page.previousCursor : page.nextCursor);
  for (let cursor = onward(); page.items.length < PAGE_SIZE && cursor !== null; cursor = onward()) {
    const more = await ask(PAGE_SIZE - page.items.length, cursor);
    page = isBackwards
      ? { ...page, items: [...more.items, ...page.items], previousCursor: more.previousCursor }
      : { ...page, items: [...page.items, ...more.items], nextCursor: more.nextCursor };
  }
  return page;
}
