import { z } from "zod";
import type { Db } from "../../db/database.ts";
import { SLICE_SIZE } from "./job-work.ts";

const position = z.object({ afterId: z.int() }).nullable();

/** The page of links at which a job stands. */
export function pageAt(stored: unknown, actorType: string | null) {
  const afterId = position.parse(stored)?.afterId ?? 0;
  return { afterId, limit: SLICE_SIZE, ...(actorType === null ? {} : { actorType }) };
}

export const positionAfter = (afterId: number | null): { readonly afterId: number } | null =>
  afterId === null ? null : { afterId };

/** How many links the connection has, or has of one actor type. */
export async function countLinks(db: Db, connectionId: number, actorType: string | null): Promise<number> {
  let query = db
    .selectFrom("link")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("connection_id", "=", connectionId);
  if (actorType !== null) query = query.where("actor_type", "=", actorType);
  return Number((await query.executeTakeFirstOrThrow()).count);
}
