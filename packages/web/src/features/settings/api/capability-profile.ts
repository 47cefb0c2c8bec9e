import type { CheckReport } from "@brygga/api-contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const capabilityProfileQuery = (connectorId: number) =>
  queryOptions({
    queryKey: queryKeys.syncConnectors.profile(connectorId),
    queryFn: ({ signal }) => call("getCapabilityProfile", { params: { id: connectorId }, signal }),
    select: ({ profile }) => profile,
  });

/** Examines a connector with the configuration of a connection; without one, what needs none. */
export function useExamineConnector(connectorId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (connectionId: number | null): Promise<CheckReport> =>
      call("checkSyncConnector", {
        params: { id: connectorId },
        body: connectionId === null ? {} : { connectionId },
      }),
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: queryKeys.syncConnectors.profile(connectorId) }),
  });
}
