import type { Actor } from "@brygga/protocol";
import {
  type ActorTypePlan,
  type CreatedFinding,
  findCreated,
  queriesFor,
  sentKeys,
  simpleQueries,
} from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import { textSet } from "../../db/sql.ts";
import type { CreateIntent } from "./create-intents.ts";
import type { CreatingErp } from "./creating-erp.ts";

/** Where and by what an actor is looked for. */
export interface SentActor {
  readonly type: ActorTypePlan;
  readonly sent: Actor;
  /** ERP fields that an advanced search may name. */
  readonly searchable: ReadonlySet<string>;
}

/**
 * The actors that answer to the description of the one that is sent; null where the ERP cannot be asked for them: it
 * has no such search, or nothing of the actor can be searched for. Rejects with an ErpFailure when the ERP cannot be
 * reached.
 */
export async function lookThrough(
  erp: CreatingErp,
  { type, sent, searchable }: SentActor,
): Promise<readonly Actor[] | null> {
  const { actorType, entity, fields } = type;
  const keys = sentKeys(sent, entity, fields);
  const fieldKeys = [...new Set(fields.map(({ erpFieldKey }) => erpFieldKey))];
  const ask = async (queries: ReturnType<typeof queriesFor>) => {
    const found: Actor[] = [];
    let isAnswered = false;
    for (const query of queries) {
      const actors = await erp.search({ actorType, query, fieldKeys });
      if (actors === null) continue;
      isAnswered = true;
      found.push(...actors);
    }
    return isAnswered ? found : null;
  };
  return (
    (await ask(queriesFor(keys, (erpFieldKey) => searchable.has(erpFieldKey)))) ?? ask(simpleQueries(keys))
  );
}

/** Looks for an actor that was sent; null where the ERP cannot be asked for it. */
export async function findSent(
  { db, erp }: { readonly db: Db; readonly erp: CreatingErp },
  intent: CreateIntent,
  where: SentActor,
): Promise<CreatedFinding | null> {
  const found = await lookThrough(erp, where);
  if (found === null) return null;
  const { entity, fields } = where.type;
  return findCreated({
    sent: intent.sent,
    keys: sentKeys(intent.sent, entity, fields),
    found,
    knownKeys: intent.knownKeys === null ? null : new Set(intent.knownKeys),
    linkedKeys: await linkedKeys(db, intent, found),
  });
}

async function linkedKeys(
  db: Db,
  { connectionId, actorType }: CreateIntent,
  found: readonly Actor[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("link")
    .select("erp_key")
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType)
    .where("erp_key", "in", textSet(found.map(({ erpKey }) => erpKey)))
    .execute();
  return new Set(rows.map((row) => row.erp_key));
}
