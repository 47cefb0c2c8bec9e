import type { Db } from "../../db/database.ts";

/** After so long it is tried again: the connector may have learned it meanwhile. */
const BELIEVED_MS = 24 * 3600_000;

interface CreatedType {
  readonly connectionId: number;
  readonly actorType: string;
}

/** The Sync Connector said that it cannot create such actors. Users are told before they try. */
export async function noteUnsupported(
  db: Db,
  { connectionId, actorType }: CreatedType,
  at: Date,
): Promise<void> {
  await db
    .updateTable("actor_type_mapping")
    .set({ create_unsupported_at: at.toISOString() })
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType)
    .execute();
}

/** Whether what the connector said is still taken for true. */
export const isUnsupportedNow = (saidAt: string | null, now: Date): boolean =>
  saidAt !== null && now.getTime() - new Date(saidAt).getTime() < BELIEVED_MS;
