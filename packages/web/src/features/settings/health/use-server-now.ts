import { useMemo } from "react";
import { useNow } from "../../../components/use-now.ts";

/** The present instant by the server's clock, in milliseconds; the browser's own may go wrong by minutes. */
export function useServerNow(answeredAt: string): number {
  const now = useNow();
  const ahead = useMemo(() => Date.parse(answeredAt) - Date.now(), [answeredAt]);
  return Math.max(now + ahead, Date.parse(answeredAt));
}
