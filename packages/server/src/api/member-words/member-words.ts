import { CONNECTIONS_MEMBERS } from "./connections-members.ts";
import { GENERAL_MEMBERS } from "./general-members.ts";
import { SYNC_MEMBERS } from "./sync-members.ts";

/**
 * One word a concept: a member means the same wherever it stands, and is described here once. A schema that means more
 * or something else by it says so itself, with `describe`.
 */
export const MEMBER_WORDS: Readonly<Record<string, string>> = {
  ...GENERAL_MEMBERS,
  ...CONNECTIONS_MEMBERS,
  ...SYNC_MEMBERS,
};
