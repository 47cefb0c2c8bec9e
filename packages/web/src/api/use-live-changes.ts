import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listenToChanges } from "./live-changes.ts";

/** Keeps what is shown up to date while a page for signed-in users is open. */
export function useLiveChanges(): void {
  const queryClient = useQueryClient();
  useEffect(() => listenToChanges({ queryClient }), [queryClient]);
}
