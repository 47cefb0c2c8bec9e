import type { UserDefinedField } from "@brygga/api-contract";
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { type CallInput, call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

/** The user-defined fields as administrators change them; deleted ones where they are asked for. */
export const userDefinedFieldsQuery = (deleted: boolean) =>
  queryOptions({
    queryKey: [...queryKeys.crmFields, "administration", deleted],
    queryFn: ({ signal }) =>
      call("listUserDefinedFields", { query: { deleted: deleted ? "true" : "false" }, signal }),
    select: ({ items }) => items,
  });

/** Every field of the CRM, the standard ones too. */
export const fieldRegistryQuery = queryOptions({
  queryKey: queryKeys.crmFields,
  queryFn: ({ signal }) => call("listCrmFields", { signal }),
  select: ({ items }) => items,
});

type FieldId = Pick<UserDefinedField, "entity" | "key">;

/** What would lose this field; read when it is asked for. */
export const fieldUsesQuery = ({ entity, key }: FieldId) =>
  queryOptions({
    queryKey: [...queryKeys.crmFields, entity, key, "uses"],
    queryFn: ({ signal }) => call("getCrmFieldUses", { params: { entity, key }, signal }),
    staleTime: 0,
  });

/** Records show the fields and lists know them: all of it is read again. */
export function useRefreshFields() {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.crmFields }),
      queryClient.invalidateQueries({ queryKey: queryKeys.crmLists }),
      queryClient.invalidateQueries({ queryKey: ["records"] }),
      queryClient.invalidateQueries({ queryKey: queryKeys.erpConnections.all }),
    ]);
  };
}

/** Every write about user-defined fields; what shows them is read again afterwards. */
export function useFieldWrites() {
  const refresh = useRefreshFields();
  const refreshed = async <Reply>(reply: Promise<Reply>): Promise<Reply> => {
    const answer = await reply;
    await refresh();
    return answer;
  };
  const paramsOf = ({ entity, key }: FieldId) => ({ entity, key });
  return {
    createField: (body: CallInput<"createCrmField">["body"]) => refreshed(call("createCrmField", { body })),
    updateField: (field: FieldId, body: CallInput<"updateCrmField">["body"], ifMatch: number) =>
      refreshed(call("updateCrmField", { params: paramsOf(field), body, ifMatch })),
    deleteField: ({ version, ...field }: FieldId & { version: number }) =>
      refreshed(call("deleteCrmField", { params: paramsOf(field), ifMatch: version })),
    restoreField: (field: FieldId) => refreshed(call("restoreCrmField", { params: paramsOf(field) })),
  };
}
