import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { CallInput } from "../../../api/client.ts";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const usersQuery = queryOptions({
  queryKey: queryKeys.users,
  queryFn: ({ signal }) => call("listUsers", { signal }),
  select: ({ items }) => items,
});

export const groupsQuery = queryOptions({
  queryKey: queryKeys.groups,
  queryFn: ({ signal }) => call("listGroups", { signal }),
  select: ({ items }) => items,
});

/** Users as administrators see them, with or without those who may not sign in. */
export const allUsersQuery = (disabled: boolean) =>
  queryOptions({
    queryKey: [...queryKeys.users, "administration", disabled],
    queryFn: ({ signal }) => call("listUsers", { query: { disabled: disabled ? "true" : "false" }, signal }),
    select: ({ items }) => items,
  });

export const allGroupsQuery = (deleted: boolean) =>
  queryOptions({
    queryKey: [...queryKeys.groups, "administration", deleted],
    queryFn: ({ signal }) => call("listGroups", { query: { deleted: deleted ? "true" : "false" }, signal }),
    select: ({ items }) => items,
  });

/** What would lose this user; read when it is asked for. */
export const userUsesQuery = (id: number) =>
  queryOptions({
    queryKey: [...queryKeys.users, id, "uses"],
    queryFn: ({ signal }) => call("getUserUses", { params: { id }, signal }),
    staleTime: 0,
  });

export const groupUsesQuery = (id: number) =>
  queryOptions({
    queryKey: [...queryKeys.groups, id, "uses"],
    queryFn: ({ signal }) => call("getGroupUses", { params: { id }, signal }),
    staleTime: 0,
  });

/** Users name their groups and groups their users: both are read again. */
export function useRefreshPeople() {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.users }),
      queryClient.invalidateQueries({ queryKey: queryKeys.groups }),
      queryClient.invalidateQueries({ queryKey: queryKeys.session }),
    ]);
  };
}

type UpdateUser = CallInput<"updateUser">;

/** Every write about users and groups; what shows them is read again afterwards. */
export function usePeopleWrites() {
  const refresh = useRefreshPeople();
  const refreshed = async <Reply>(reply: Promise<Reply>): Promise<Reply> => {
    const answer = await reply;
    await refresh();
    return answer;
  };
  return {
    createUser: (body: CallInput<"createUser">["body"]) => refreshed(call("createUser", { body })),
    updateUser: (id: number, body: UpdateUser["body"], ifMatch?: number) =>
      refreshed(call("updateUser", { params: { id }, body, ...(ifMatch === undefined ? {} : { ifMatch }) })),
    resetPassword: (id: number, password: string) =>
      call("resetPassword", { params: { id }, body: { password } }),
    createGroup: (body: CallInput<"createGroup">["body"]) => refreshed(call("createGroup", { body })),
    updateGroup: (id: number, body: CallInput<"updateGroup">["body"], ifMatch: number) =>
      refreshed(call("updateGroup", { params: { id }, body, ifMatch })),
    deleteGroup: (id: number, ifMatch: number) => refreshed(call("deleteGroup", { params: { id }, ifMatch })),
    restoreGroup: (id: number) => refreshed(call("restoreGroup", { params: { id } })),
  };
}

/** Disables a user, or lets the user sign in again. */
export function useSetDisabled() {
  const { updateUser } = usePeopleWrites();
  return useMutation({
    mutationFn: ({ id, disabled }: { id: number; disabled: boolean }) => updateUser(id, { disabled }),
  });
}
