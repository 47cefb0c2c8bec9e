import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ApplicationsSearch } from "./applications-search.ts";

const route = getRouteApi("/app/settings/quote-sync/applications");

/** Which application is selected and which dialog is open, and how to change it. */
export function useApplicationsNavigation() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useCallback(
    (next: ApplicationsSearch, options: { replace?: boolean } = {}) =>
      void navigate({ search: next, replace: options.replace ?? true, resetScroll: false }),
    [navigate],
  );
  const openDialog = useCallback((next: ApplicationsSearch) => go(next, { replace: false }), [go]);
  return { search, go, openDialog };
}
