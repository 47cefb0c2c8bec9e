import type { Actor, SearchRestriction } from "@brygga/protocol";
import type { CrmEntity, MappedField } from "../model/model.ts";
import { textByKey } from "../model/text-by-key.ts";

/** One question to the ERP that finds the actor if it is there. */
export type ActorQuery =
  | { readonly kind: "advanced"; readonly restrictions: readonly SearchRestriction[] }
  | { readonly kind: "simple"; readonly text: string };

/** CRM fields by which a record is known, the surest first. */
const KEY_FIELDS: Readonly<Record<CrmEntity, readonly string[]>> = {
  company: ["number", "vatNumber", "email", "name", "postalZip"],
  contact: ["number", "email", "phoneMobile", "lastName", "firstName"],
  project: ["number", "name"],
};

/** Of those, the ones that say too little to be asked for alone. */
const TELLING_LITTLE: ReadonlySet<string> = new Set(["postalZip", "firstName"]);

/** The value of one key field as it was sent. */
export interface SentKey {
  readonly erpFieldKey: string;
  readonly erpFieldType: string;
  readonly crmFieldKey: string;
  readonly wire: string;
}

/** By which values the actor that was sent can be known again. */
export function sentKeys(sent: Actor, entity: CrmEntity, fields: readonly MappedField[]): readonly SentKey[] {
  return KEY_FIELDS[entity].flatMap((crmFieldKey) => {
    const field = fields.find((one) => one.crmFieldKey === crmFieldKey);
    if (field === undefined) return [];
    const { erpFieldKey, erpFieldType } = field;
    const wire = textByKey(sent.fieldValues, erpFieldKey) ?? "";
    return folded(wire) === "" ? [] : [{ erpFieldKey, erpFieldType, crmFieldKey, wire }];
  });
}

/** What to ask the ERP: each telling key by itself, since it may hold another one differently. */
export function queriesFor(
  keys: readonly SentKey[],
  isSearchable: (erpFieldKey: string) => boolean,
): readonly ActorQuery[] {
  const telling = keys.filter(({ crmFieldKey }) => !TELLING_LITTLE.has(crmFieldKey));
  const asked = telling.filter(
    ({ erpFieldKey, erpFieldType }) => isSearchable(erpFieldKey) && erpFieldType !== "List",
  );
  if (asked.length > 0) {
    return asked.map(({ erpFieldKey: fieldKey, wire }) => ({
      kind: "advanced",
      restrictions: [{ fieldKey, operator: "=", values: [wire] }],
    }));
  }
  return simpleQueries(keys);
}

/** For a connector that has no advanced search, or refuses it. */
export function simpleQueries(keys: readonly SentKey[]): readonly ActorQuery[] {
  const [text] = keys
    .filter(({ crmFieldKey }) => crmFieldKey === "name" || crmFieldKey === "lastName")
    .map(({ wire }) => wire);
  return text === undefined ? [] : [{ kind: "simple", text }];
}

export interface CreatedSearch {
  readonly sent: Actor;
  readonly keys: readonly SentKey[];
  /** What the ERP found. */
  readonly found: readonly Actor[];
  /** Keys that it found before the actor was sent; null where that is not known. */
  readonly knownKeys: ReadonlySet<string> | null;
  /** Keys of actors that are linked already. */
  readonly linkedKeys: ReadonlySet<string>;
  /** Actors that were sent to be created for other records, and of which it is not known either whether they were. */
  readonly rivals: readonly Pick<CreatedSearch, "sent" | "keys" | "knownKeys">[];
}

export interface Candidate {
  readonly actor: Actor;
  /** It was not there before the actor was sent. */
  readonly isNew: boolean;
  /** Everything by which the actor can be known again agrees. */
  readonly isSame: boolean;
}

/** Somebody has to say which of the candidates it is, if any. */
export interface CreatedDoubt {
  readonly kind: "in-doubt";
  readonly candidates: readonly Candidate[];
  /** There is exactly one new match, and it may be another record's. */
  readonly isContested: boolean;
}

/** "found": there is exactly one new match, and it can be no other create's. */
export type CreatedFinding = { readonly kind: "found"; readonly actor: Actor } | CreatedDoubt;

/** Whether an actor of which it is not known if it was created is among those that the ERP found. */
export function findCreated(search: CreatedSearch): CreatedFinding {
  const { found, linkedKeys, rivals } = search;
  const free = [...new Map(found.map((actor) => [actor.erpKey, actor])).values()].filter(
    ({ erpKey }) => erpKey !== "" && !linkedKeys.has(erpKey),
  );
  const candidates = free.map((actor) => ({ actor, ...likeness(search, actor) }));
  const [match, ...others] = candidates.filter(isMatch);
  const isOnlyOne = match !== undefined && others.length === 0;
  const isContested = isOnlyOne && rivals.some((rival) => mayBe(rival, match.actor));
  if (isOnlyOne && !isContested) return { kind: "found", actor: match.actor };
  return { kind: "in-doubt", candidates, isContested };
}

type Likeness = Pick<Candidate, "isNew" | "isSame">;

const isMatch = ({ isNew, isSame }: Likeness): boolean => isNew && isSame;

/** Where it is not known what was there before, everything that is the same may be it. */
function mayBe(rival: CreatedSearch["rivals"][number], actor: Actor): boolean {
  const { isNew, isSame } = likeness(rival, actor);
  return isSame && (isNew || rival.knownKeys === null);
}

const likeness = (
  { sent, keys, knownKeys }: Pick<CreatedSearch, "sent" | "keys" | "knownKeys">,
  actor: Actor,
): Likeness => ({
  isNew: knownKeys !== null && !knownKeys.has(actor.erpKey),
  isSame: isSame(sent, actor, keys),
});

/** An ERP may leave a key out, and write it in a form of its own; it does not give an actor another one. */
function isSame(sent: Actor, actor: Actor, keys: readonly SentKey[]): boolean {
  if (actor.parentErpKey !== "" && actor.parentErpKey !== sent.parentErpKey) return false;
  const compared = keys.map(({ erpFieldKey, wire }) => {
    const held = folded(textByKey(actor.fieldValues, erpFieldKey) ?? "");
    return held === "" ? "left-out" : held === folded(wire) ? "same" : "other";
  });
  return compared.includes("same") && !compared.includes("other");
}

const folded = (wire: string): string =>
  wire
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
