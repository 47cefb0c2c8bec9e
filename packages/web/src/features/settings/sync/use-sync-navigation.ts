import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import type { SyncDialog, SyncSearch } from "./sync-search.ts";

const route = getRouteApi("/app/settings/quote-sync");

/** What is selected and open on the Sync tab, and how to change it. */
export function useSyncNavigation() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (part: Partial<SyncSearch>, options: { replace?: boolean } = {}) =>
      void navigate({
        search: (before) => ({ ...before, ...part }),
        replace: options.replace ?? true,
        resetScroll: false,
      }),
    [navigate],
  );
  const openDialog = useCallback(
    (dialog: SyncDialog, part: Partial<SyncSearch> = {}) =>
      change({ tab: undefined, scope: undefined, ...part, dialog }, { replace: false }),
    [change],
  );
  const closeDialog = useCallback(
    (part: Partial<SyncSearch> = {}) =>
      change({ ...part, dialog: undefined, scope: undefined, tab: undefined }),
    [change],
  );
  return { search, change, openDialog, closeDialog };
}
