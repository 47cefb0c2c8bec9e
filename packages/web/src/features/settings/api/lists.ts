import type { CrmListInFull } from "@brygga/api-contract";
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { type CallInput, call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

/** The lists as administrators change them; deleted ones where they are asked for. */
export const listsQuery = (deleted: boolean) =>
  queryOptions({
    queryKey: [...queryKeys.crmLists, "administration", deleted],
    queryFn: ({ signal }) =>
      call("listCrmListsInFull", { query: { deleted: deleted ? "true" : "false" }, signal }),
    select: ({ items }) => items,
  });

/** What would lose this item; read when it is asked for. */
export const itemUsesQuery = (id: number, key: string) =>
  queryOptions({
    queryKey: [...queryKeys.crmLists, id, "items", key, "uses"],
    queryFn: ({ signal }) => call("getListItemUses", { params: { id, key }, signal }),
    staleTime: 0,
  });

export function useRefreshLists() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.crmLists });
}

type ItemBody = CallInput<"createListItem">["body"];
type Names = CallInput<"createCrmList">["body"]["names"];
/** The list with the version that was read. */
type List = Pick<CrmListInFull, "id" | "version">;

/** Every write about lists and their items; what shows them is read again afterwards. */
export function useListWrites() {
  const refresh = useRefreshLists();
  const refreshed = async <Reply>(reply: Promise<Reply>): Promise<Reply> => {
    const answer = await reply;
    await refresh();
    return answer;
  };
  const at = ({ id, version }: List) => ({ params: { id }, ifMatch: version });
  const atItem = ({ id, version }: List, key: string) => ({ params: { id, key }, ifMatch: version });
  return {
    createList: (names: Names) => refreshed(call("createCrmList", { body: { names } })),
    renameList: (list: List, names: Names) =>
      refreshed(call("updateCrmList", { ...at(list), body: { names } })),
    deleteList: (list: List) => refreshed(call("deleteCrmList", at(list))),
    restoreList: (id: number) => refreshed(call("restoreCrmList", { params: { id } })),
    createItem: (list: List, body: ItemBody) => refreshed(call("createListItem", { ...at(list), body })),
    updateItem: (list: List, key: string, body: ItemBody) =>
      refreshed(call("updateListItem", { ...atItem(list, key), body })),
    deleteItem: (list: List, key: string) => refreshed(call("deleteListItem", atItem(list, key))),
    /** Whatever else has changed since: a restore takes nothing from anybody. */
    restoreItem: (id: number, key: string) => refreshed(call("restoreListItem", { params: { id, key } })),
    orderItems: (list: List, keys: string[]) =>
      refreshed(call("orderListItems", { ...at(list), body: { keys } })),
  };
}
