import { isUnknownConnection } from "@brygga/protocol";
import type { ConnectorFailure } from "../connector-client/index.ts";

/**
 * Whether a connector's own answer says that it does not know the connection.
 *
 * @param pattern what its error code then is, ignoring case: `*` is any text, `|` separates alternatives. null for
 *   the generous default
 */
export function saysUnknownConnection(failure: ConnectorFailure, pattern: string | null): boolean {
  if (failure.cause !== null) return false;
  if (pattern === null) return isUnknownConnection({ ...failure, isOk: false, state: "Error" });
  const code = failure.errorCode.trim().toLowerCase();
  return pattern.split("|").some((alternative) => matchesWildcards(code, alternative.trim().toLowerCase()));
}

/** By hand and not as a regular expression: both texts come from outside, and this cannot take long. */
function matchesWildcards(text: string, pattern: string): boolean {
  const [start = "", ...parts] = pattern.split("*");
  const end = parts.pop();
  if (end === undefined) return text === start;
  if (!text.startsWith(start)) return false;
  let at = start.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.endsWith(end) && text.length - end.length >= at;
}
