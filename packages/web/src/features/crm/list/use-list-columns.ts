import type { CrmEntity } from "@brygga/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, type Reply } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { DEFAULT_COLUMNS } from "./list-columns.ts";

/** The keys of the columns that the user wants to see, and how to choose others. Undefined while they are read. */
export function useListColumns(entity: CrmEntity) {
  const queryClient = useQueryClient();
  const showError = useErrorNotification();
  const { data, isError } = useQuery({
    queryKey: queryKeys.listColumns,
    queryFn: ({ signal }) => call("getListColumns", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const save = useMutation({
    mutationFn: (columns: readonly string[] | null) =>
      call("putListColumns", {
        params: { entity },
        body: { columns: columns === null ? null : [...columns] },
      }),
    // Shown at once: the list need not wait until the choice is stored.
    onMutate: (columns) =>
      queryClient.setQueryData<Reply<"getListColumns">>(queryKeys.listColumns, (before) =>
        before === undefined ? before : { ...before, [entity]: columns === null ? null : [...columns] },
      ),
    onError: (error) => {
      showError(error);
      return queryClient.invalidateQueries({ queryKey: queryKeys.listColumns });
    },
  });
  const isKnown = data !== undefined || isError;
  return {
    keys: isKnown ? (data?.[entity] ?? DEFAULT_COLUMNS[entity]) : undefined,
    isChosen: (data?.[entity] ?? null) !== null,
    choose: save.mutate,
  };
}
