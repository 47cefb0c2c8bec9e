import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { useChangeSearch } from "../../../components/use-change-search.ts";
import type { SyncDialog, SyncSearch } from "./sync-search.ts";

const route = getRouteApi("/app/settings/quote-sync");

/** Nothing is open: what a dialog has in the address goes with it. */
const CLOSED = {
  dialog: undefined,
  tab: undefined,
  scope: undefined,
  field: undefined,
  add: undefined,
  jobs: undefined,
  preflight: undefined,
} as const satisfies Partial<SyncSearch>;

/** What is selected and open on the Sync tab, and how to change it. */
export function useSyncNavigation() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useChangeSearch<SyncSearch>(navigate);
  const openDialog = useCallback(
    (dialog: SyncDialog, part: Partial<SyncSearch> = {}) =>
      change({ ...CLOSED, ...part, dialog }, { replace: false }),
    [change],
  );
  const closeDialog = useCallback(
    (part: Partial<SyncSearch> = {}) => change({ ...part, ...CLOSED }),
    [change],
  );
  return { search, change, openDialog, closeDialog };
}
