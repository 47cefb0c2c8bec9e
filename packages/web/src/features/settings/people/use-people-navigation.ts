import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { useChangeSearch } from "../../../components/use-change-search.ts";
import type { PeopleDialog, PeopleSearch } from "./people-search.ts";

const route = getRouteApi("/app/settings/users");

/** Who is selected and which dialog is open, and how to change it. */
export function usePeopleNavigation() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useChangeSearch<PeopleSearch>(navigate);
  const openDialog = useCallback(
    (dialog: PeopleDialog, part: Partial<PeopleSearch> = {}) =>
      change({ ...part, dialog }, { replace: false }),
    [change],
  );
  const closeDialog = useCallback(() => change({ dialog: undefined }), [change]);
  return { search, change, openDialog, closeDialog };
}
