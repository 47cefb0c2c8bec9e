import type { WritingCapabilities } from "@brygga/api-contract";
import { type Contract, fieldValue, keysOf, NotTested, otherValue } from "@brygga/connector-sdk/contract";
import type { Actor, FieldMetadata } from "@brygga/protocol";

type Change = WritingCapabilities["changedValues"][number]["change"];

/** What each probe changes: one actor of a type, with the fields that may be written. */
interface Subject {
  readonly contract: Contract;
  readonly actor: Actor;
  readonly fields: readonly FieldMetadata[];
}

/** @returns null where nothing may be changed, or nothing can be */
export async function writingCapabilities(
  contract: Contract,
  checkedAt: Date,
): Promise<WritingCapabilities | null> {
  const subjects = await subjectsOf(contract);
  if (subjects.length === 0) return null;
  const tried = [];
  for (const subject of subjects) tried.push(...(await triedValues(subject)));
  const [first] = subjects;
  return {
    checkedAt: checkedAt.toISOString(),
    triedFields: tried.length,
    changedValues: tried.flatMap(({ actorType, fieldKey, change }) =>
      change === null ? [] : [{ actorType, fieldKey, change }],
    ),
    badRecord: first === undefined ? null : await badRecordOutcome(first),
    partialSave: await acceptsPartialSave(subjects),
  };
}

async function subjectsOf(contract: Contract): Promise<Subject[]> {
  const subjects: Subject[] = [];
  try {
    for (const actor of await contract.changeable()) {
      const fields = await contract.fields(actor.actorType);
      subjects.push({
        contract,
        actor,
        fields: fields.filter((field) => isWritable(contract, actor, field)),
      });
    }
  } catch (error) {
    if (!(error instanceof NotTested)) throw error;
  }
  return subjects.filter(({ fields }) => fields.length > 0);
}

/** Fields for which only certain values are right are left as they are: nobody can make those up. */
const isWritable = (
  { given }: Contract,
  { actorType }: Actor,
  { fieldKey, fieldType, access }: FieldMetadata,
): boolean =>
  access !== "ReadOnly" &&
  fieldType !== "Password" &&
  fieldType !== "Label" &&
  given.values?.[actorType]?.[fieldKey] === undefined;

interface Tried {
  readonly actorType: string;
  readonly fieldKey: string;
  /** null where the value came back as it was sent. */
  readonly change: Change | null;
}

async function triedValues({ contract, actor, fields }: Subject): Promise<Tried[]> {
  const { actorType, erpKey } = actor;
  const tried: Tried[] = [];
  for (const field of fields) {
    const { fieldKey } = field;
    const before = await contract.one(actorType, erpKey, keysOf(fields));
    const sent = await tellingValue(contract, field, fieldValue(before, fieldKey) ?? "");
    if (sent === null) continue;
    const fieldValues = { ...before.fieldValues, [fieldKey]: sent };
    const answer = await contract.ask("saveActors", { actors: [{ ...before, fieldValues }] });
    if (!answer.isOk) continue;
    const after = await contract.one(actorType, erpKey, [fieldKey]);
    tried.push({ actorType, fieldKey, change: changeOf(sent, fieldValue(after, fieldKey) ?? "") });
  }
  return tried;
}

/** Capitals and small letters, and a blank at the end: what an ERP is most likely to tidy up. */
const TELLING_TEXT = "Brygga aB ";

async function tellingValue(
  contract: Contract,
  field: FieldMetadata,
  current: string,
): Promise<string | null> {
  const { fieldType, listName, maxLength } = field;
  if (fieldType !== "Text") {
    return otherValue(field, current, fieldType === "List" ? await contract.listItems(listName) : {});
  }
  if (maxLength === 0 || maxLength >= TELLING_TEXT.length) return TELLING_TEXT;
  return maxLength < 2 ? null : `${"aB".repeat(maxLength).slice(0, maxLength - 1)} `;
}

export function changeOf(sent: string, came: string): Change | null {
  if (came === sent) return null;
  if (came === "") return "emptied";
  if (came === sent.trim()) return "trimmed";
  if (came.trim() === sent.trim().toUpperCase()) return "upper-case";
  if (came.trim() === sent.trim().toLowerCase()) return "lower-case";
  return sent.startsWith(came) ? "shortened" : "other";
}

/** A good change together with one for an actor that does not exist. */
async function badRecordOutcome(subject: Subject): Promise<WritingCapabilities["badRecord"]> {
  const { contract, actor } = subject;
  const change = await changeOfText(subject);
  if (change === null) return null;
  const { before, fieldKey, value } = change;
  const good = { ...before, fieldValues: { ...before.fieldValues, [fieldKey]: value } };
  const answer = await contract.ask("saveActors", {
    actors: [{ ...good, erpKey: "no-such-actor-7e57" }, good],
  });
  const after = await contract.one(actor.actorType, actor.erpKey, [fieldKey]);
  if (fieldValue(after, fieldKey) === value) return answer.isOk ? "others-saved" : "others-saved-with-error";
  return answer.isOk ? "silently-dropped" : "all-refused";
}

/** Whether an actor that is sent with one field keeps the values of all others; null where it cannot be told. */
async function acceptsPartialSave(subjects: readonly Subject[]): Promise<boolean | null> {
  let isTold = false;
  for (const subject of subjects) {
    const change = await changeOfText(subject);
    if (change === null) continue;
    const { contract, actor, fields } = subject;
    const { before, fieldKey, value } = change;
    const answer = await contract.ask("saveActors", {
      actors: [{ ...before, fieldValues: { [fieldKey]: value } }],
    });
    const after = await contract.one(actor.actorType, actor.erpKey, keysOf(fields));
    const others = keysOf(fields).filter((key) => key !== fieldKey);
    const isKept = others.every((key) => fieldValue(after, key) === fieldValue(before, key));
    const isSaved = answer.isOk && fieldValue(after, fieldKey) === value;
    if (!isSaved || !isKept) return false;
    // With no other field that holds anything there is nothing that could have been lost.
    isTold ||= others.some((key) => (fieldValue(before, key) ?? "") !== "");
  }
  return isTold ? true : null;
}

interface TextChange {
  readonly before: Actor;
  readonly fieldKey: string;
  readonly value: string;
}

/** Digits alone pass trimming and capitals unharmed, so that nothing but the saving is at stake. */
const PLAIN_TEXTS = ["7001", "7002"] as const;

/**
 * A change that the ERP takes when the actor is sent whole: this was tried, with another value.
 *
 * @returns null where there is none
 */
async function changeOfText({ contract, actor, fields }: Subject): Promise<TextChange | null> {
  const { actorType, erpKey } = actor;
  const texts = fields.filter(
    ({ fieldType, maxLength }) => fieldType === "Text" && (maxLength === 0 || maxLength > 3),
  );
  for (const { fieldKey } of texts) {
    const before = await contract.one(actorType, erpKey, keysOf(fields));
    const current = fieldValue(before, fieldKey) ?? "";
    const [tried, next] = current === PLAIN_TEXTS[0] ? PLAIN_TEXTS.toReversed() : PLAIN_TEXTS;
    const fieldValues = { ...before.fieldValues, [fieldKey]: tried ?? "" };
    const { isOk } = await contract.ask("saveActors", { actors: [{ ...before, fieldValues }] });
    const after = await contract.one(actorType, erpKey, keysOf(fields));
    if (isOk && next && fieldValue(after, fieldKey) === tried)
      return { before: after, fieldKey, value: next };
  }
  return null;
}
