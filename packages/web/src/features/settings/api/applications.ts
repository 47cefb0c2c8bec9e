import type { RegisteredApp } from "@brygga/api-contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

/** The registered applications, by id. */
export const applicationsQuery = queryOptions({
  queryKey: queryKeys.applications,
  queryFn: ({ signal }) => call("listRegisteredApps", { signal }),
  select: ({ items }) => items,
  // What it says of Sync Connectors and ERP connections changes elsewhere: it is read whenever it is shown.
  staleTime: 0,
});

function useRefreshApplications() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.applications });
}

export interface ApplicationValues {
  applicationId: string;
  url: string;
  publicKeys: string;
}

/** Registers an application, or changes the one with this id. */
export function useSaveApplication(id: string | undefined) {
  const refresh = useRefreshApplications();
  return useMutation({
    mutationFn: ({ applicationId, url, publicKeys }: ApplicationValues): Promise<RegisteredApp> =>
      id === undefined
        ? call("registerApp", { body: { applicationId, url, publicKeys } })
        : call("updateRegisteredApp", { params: { applicationId: id }, body: { url, publicKeys } }),
    onSuccess: refresh,
  });
}

export function useRemoveApplication() {
  const refresh = useRefreshApplications();
  return useMutation({
    mutationFn: (applicationId: string) => call("removeRegisteredApp", { params: { applicationId } }),
    onSuccess: refresh,
  });
}
