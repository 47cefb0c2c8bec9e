import type { IntentSubject } from "./create-intents.ts";

/** What a record is known by to those who take turns in linking it in a connection. */
export const recordKeyOf = ({ connectionId, entity, entityId }: IntentSubject): string =>
  JSON.stringify([connectionId, entity, entityId]);
