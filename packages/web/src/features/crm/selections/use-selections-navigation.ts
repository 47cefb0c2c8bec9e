import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { useChangeSearch } from "../../../components/use-change-search.ts";
import type { SelectionsSearch } from "./selections-search.ts";

const route = getRouteApi("/app/selections");

/** Which selection is selected and which dialog is open, and how to change it. */
export function useSelectionsNavigation() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useChangeSearch<SelectionsSearch>(navigate);
  const closeDialog = useCallback(() => change({ dialog: undefined }), [change]);
  return { search, change, closeDialog };
}
