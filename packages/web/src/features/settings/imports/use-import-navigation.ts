import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { useChangeSearch } from "../../../components/use-change-search.ts";
import type { ImportSearch, ImportStep } from "./import-search.ts";

const route = getRouteApi("/app/settings/import/$id");

/** Which step of the import is shown and how its lines are filtered, and how to change it. */
export function useImportNavigation() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useChangeSearch<ImportSearch>(navigate);
  const goTo = useCallback(
    (step: ImportStep) =>
      change(
        { step, outcome: undefined, result: undefined, q: undefined, line: undefined },
        { replace: false },
      ),
    [change],
  );
  return { search, change, goTo };
}
