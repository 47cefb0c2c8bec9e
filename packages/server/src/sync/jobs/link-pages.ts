import { z } from "zod";
import type { Db } from "../../db/database.ts";
import { textSet } from "../../db/sql.ts";
import { SLICE_SIZE } from "./job-work.ts";

const position = z.object({ afterId: z.int() }).nullable();

/** Actor types that a job is about; null: all. */
export const chosenActorTypes = z.array(z.string()).nullable();
export type ChosenActorTypes = readonly string[] | null;

/** The page of links at which a job stands. */
export function pageAt(stored: unknown, actorTypes: ChosenActorTypes) {
  const afterId = position.parse(stored)?.afterId ?? 0;
  return { afterId, limit: SLICE_SIZE, ...(actorTypes === null ? {} : { actorTypes }) };
}

export const positionAfter = (afterId: number | null): { readonly afterId: number } | null =>
  afterId === null ? null : { afterId };

/** How many links the connection has, or has of some actor types. */
export async function countLinks(
  db: Db,
  connectionId: number,
  actorTypes: ChosenActorTypes,
): Promise<number> {
  let query = db
    .selectFrom("link")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("connection_id", "=", connectionId);
  if (actorTypes !== null) query = query.where("actor_type", "in", textSet(actorTypes));
  return Number((await query.executeTakeFirstOrThrow()).count);
}
