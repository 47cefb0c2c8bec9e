import {
  type Actor,
  type OperationKey,
  type RequestOf,
  type ResponseOf,
  type TextMap,
  textInLanguage,
} from "@brygga/protocol";

const MAX_LENGTH = 400;
const SHOWN = 5;

/**
 * A request in one line. Configuration values are left out, because they hold passwords; so is the connection's id,
 * which is the same in every call but those that are about ids.
 */
export function wordsOfRequest<K extends OperationKey>(request: RequestOf<K>, ownId: string): string {
  const members = Object.entries(request).filter(
    ([key, value]) => key !== "connectionGuid" || value !== ownId,
  );
  return shortened(members.map(([key, value]) => `${key} ${wordsOfMember(key, value)}`).join(", "));
}

function wordsOfMember(key: string, value: unknown): string {
  if (key === "connectionInfo") return `{${Object.keys(Object(value)).join(", ")}}`;
  if (key === "actor") return wordsOfActor(value as Actor, { withValues: true });
  if (key === "actors") {
    return `[${(value as Actor[]).map((actor) => wordsOfActor(actor, { withValues: true })).join("; ")}]`;
  }
  return Array.isArray(value) && value.length > SHOWN
    ? `${JSON.stringify(value.slice(0, SHOWN)).slice(0, -1)}, … ${value.length} in all]`
    : JSON.stringify(value);
}

/** An answer in one line. Values of actors are left out: a report is passed on, and they are about people. */
export function wordsOfResponse<K extends OperationKey>(response: ResponseOf<K>): string {
  const { isOk, errorCode, userExplanation, techExplanation } = response;
  const state = isOk ? "Ok" : ["Error", errorCode].filter(Boolean).join(" ");
  const texts = new Set(
    [textInLanguage(userExplanation, "en"), techExplanation].filter((text) => text.trim() !== ""),
  );
  const payload = Object.entries(response).flatMap(([key, value]) => wordsOfPayload(key, value));
  // What a failed answer carries beside its explanation is nothing, mostly.
  return shortened([state, ...(isOk ? payload : []), ...texts].join(", "));
}

const NOT_PAYLOAD = new Set(["isOk", "state", "errorCode", "userExplanation", "techExplanation"]);

function wordsOfPayload(key: string, value: unknown): string[] {
  if (NOT_PAYLOAD.has(key)) return [];
  if (value === null) return [`${key} missing`];
  if (key === "actor") return [wordsOfActor(value as Actor, { withValues: false })];
  if (key === "actors") {
    return [counted(value as Actor[], "actors", (actor) => wordsOfActor(actor, { withValues: false }))];
  }
  if (key === "fieldMetadata") {
    return [counted(value as { fieldKey: string }[], "fields", ({ fieldKey }) => fieldKey)];
  }
  if (key === "listItems") return [counted(Object.entries(value as TextMap), "items", ([item]) => item)];
  return [counted(value as string[], key, String)];
}

function counted<Item>(items: readonly Item[], noun: string, words: (item: Item) => string): string {
  if (items.length === 0) return `no ${noun}`;
  const shown = items.slice(0, SHOWN).map(words).join(", ");
  return `${items.length} ${noun}: ${shown}${items.length > SHOWN ? ", …" : ""}`;
}

function wordsOfActor(
  { actorType, erpKey, lastModified, fieldValues }: Actor,
  { withValues }: { readonly withValues: boolean },
): string {
  const name = `${erpKey || `new ${actorType}`}${lastModified === "" ? "" : ` (${lastModified})`}`;
  return withValues ? `${name} ${JSON.stringify(fieldValues)}` : name;
}

/** In one line of bounded length. */
export function shortened(text: string, maxLength = MAX_LENGTH): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= maxLength ? line : `${line.slice(0, maxLength)}…`;
}
