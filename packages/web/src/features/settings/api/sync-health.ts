import type { HealthPeriod } from "@brygga/api-contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { liveInterval } from "../../../api/live-changes.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const healthQuery = (hours: HealthPeriod) =>
  queryOptions({
    queryKey: queryKeys.syncHealth(hours),
    queryFn: ({ signal }) => call("getSyncHealth", { query: { hours }, signal }),
    // Another period is read while the present one still shows.
    placeholderData: keepPreviousData,
    refetchInterval: liveInterval(10_000),
  });
