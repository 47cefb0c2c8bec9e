import { getRouteApi } from "@tanstack/react-router";
import { useChangeSearch } from "../../../components/use-change-search.ts";
import type { ImportsSearch } from "./import-search.ts";

const route = getRouteApi("/app/settings/import");

/** Which import is selected and which dialog is open, and how to change it. */
export function useImportsNavigation() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useChangeSearch<ImportsSearch>(navigate);
  /** The steps of one import. */
  const openImport = (id: number) =>
    void navigate({ to: "/settings/import/$id", params: { id: String(id) }, search: {} });
  return { search, change, openImport };
}
