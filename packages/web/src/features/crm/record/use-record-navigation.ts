import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { type RecordSearch, readRecordSearch } from "./record-search.ts";

/** What is open on a record's screen, and how to change it. */
export function useRecordNavigation() {
  const search = readRecordSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = useCallback(
    (part: Partial<RecordSearch>, options: { replace?: boolean } = {}) =>
      void navigate({
        to: ".",
        search: (before) => ({ ...before, ...part }),
        replace: options.replace ?? true,
        resetScroll: false,
      }),
    [navigate],
  );
  const closeConnect = useCallback(
    (part: Partial<RecordSearch> = {}) => change({ ...NO_DIALOG, ...part }),
    [change],
  );
  return { search, change, closeConnect };
}

const NO_DIALOG = {
  ...{ connection: undefined, actorType: undefined, find: undefined, erpKey: undefined },
  ...{ advanced: undefined, noMatch: undefined, create: undefined },
} as const satisfies Partial<RecordSearch>;
