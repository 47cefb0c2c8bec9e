import { useRouter } from "@tanstack/react-router";
import { useCallback, useState } from "react";

type Navigate<Search> = (options: {
  search: (before: Search) => Search;
  replace: boolean;
  resetScroll: boolean;
}) => Promise<void>;

/**
 * Changes part of what a page keeps in its address: in the place of the present entry of the history, or as one of
 * its own. Does nothing once another page is shown: an answer that comes late pulls nobody back.
 */
export function useChangeSearch<Search extends object>(navigate: Navigate<Search>) {
  const router = useRouter();
  const [path] = useState(() => router.latestLocation.pathname);
  return useCallback(
    (part: Partial<Search>, { replace = true }: { replace?: boolean } = {}) => {
      if (router.latestLocation.pathname !== path) return;
      void navigate({ search: (before) => ({ ...before, ...part }), replace, resetScroll: false });
    },
    [navigate, router, path],
  );
}
