import type { ErpFailure } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { type IntentSubject, intentOf } from "./create-intents.ts";

/**
 * Throws the Problem `create-in-doubt` where an actor was sent for the record and it is not known whether it was created.
 *
 * @param settled id of an intent that is not in the way
 */
export async function refuseInDoubt(db: Db, target: IntentSubject, settled?: number): Promise<void> {
  const open = await intentOf(db, target);
  if (open !== null && open.id !== settled) throw createInDoubt(open);
}

interface DoubtSubject {
  readonly id?: number;
  readonly actorType: string;
}

export const createInDoubt = ({ id, actorType }: DoubtSubject, failure?: ErpFailure): Problem =>
  new Problem("create-in-doubt", {
    values: id === undefined ? { actorType } : { id, actorType },
    ...(failure
      ? { explanation: { user: failure.userExplanation, tech: failure.techExplanation }, cause: failure }
      : {}),
  });
