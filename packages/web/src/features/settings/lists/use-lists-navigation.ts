import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { useChangeSearch } from "../../../components/use-change-search.ts";
import type { ListDialog, ListsSearch } from "./lists-search.ts";

const route = getRouteApi("/app/settings/lists");

/** Which list and item are selected and which dialog is open, and how to change it. */
export function useListsNavigation() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useChangeSearch<ListsSearch>(navigate);
  const openDialog = useCallback(
    (dialog: ListDialog, part: Partial<ListsSearch> = {}) => change({ ...part, dialog }, { replace: false }),
    [change],
  );
  const closeDialog = useCallback(() => change({ dialog: undefined }), [change]);
  return { search, change, openDialog, closeDialog };
}
