import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { useChangeSearch } from "../../../components/use-change-search.ts";
import type { FieldDialogName, FieldsSearch } from "./fields-search.ts";

const route = getRouteApi("/app/settings/fields");

/** Which entity and field are selected and which dialog is open, and how to change it. */
export function useFieldsNavigation() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useChangeSearch<FieldsSearch>(navigate);
  const openDialog = useCallback(
    (dialog: FieldDialogName, part: Partial<FieldsSearch> = {}) =>
      change({ ...part, dialog }, { replace: false }),
    [change],
  );
  const closeDialog = useCallback(() => change({ dialog: undefined }), [change]);
  return { search, entity: search.entity ?? "company", change, openDialog, closeDialog };
}
