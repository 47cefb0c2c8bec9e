import type { CapabilityProfile } from "@brygga/api-contract";

const UNKNOWN = "not known";

/** The profile as names and values, in English. */
export function profileLines(profile: CapabilityProfile): [name: string, value: string][] {
  const { inclusive, writing } = profile;
  return [
    ["LastModified", stampWords(profile.lastModified)],
    ["Changed actors come", orderWords(profile.lastModified)],
    ["Actors of the stamp itself", inclusive === null ? UNKNOWN : inclusive ? "come, too" : "are left out"],
    ["Nothing found", emptyWords(profile.emptySuccess)],
    ["Largest request", sizeWords(profile.requestBytes)],
    ["Answer times", timeWords(profile.answerTimes)],
    ["Written values", changedWords(writing)],
    ["A bad record among others", badRecordWords(writing?.badRecord ?? null)],
    ["Saving changed fields alone", partialWords(writing?.partialSave ?? null)],
  ];
}

const FORMS = {
  number: "number",
  "encoded-number": "encoded number",
  "iso-date": "ISO date",
  "encoded-date": "encoded date",
  text: "text, compared as it is",
  mixed: "of several kinds",
};

const STEPS = {
  fraction: ", parts of a second",
  second: ", whole seconds",
  minute: ", whole minutes",
  day: ", whole days",
  value: "",
};

function stampWords(stamps: CapabilityProfile["lastModified"]): string {
  if (stamps === null) return UNKNOWN;
  const { example, form, granularity, largestTie } = stamps;
  const ties = largestTie > 1 ? `up to ${largestTie} actors share one` : "no two actors share one";
  return `${FORMS[form]}${STEPS[granularity]}, such as ${example}; ${ties}`;
}

const orderWords = (stamps: CapabilityProfile["lastModified"]): string =>
  stamps?.order
    ? { ascending: "oldest first", descending: "newest first", unsorted: "in no order" }[stamps.order]
    : UNKNOWN;

const EMPTY = { "empty-list": "an empty list", "no-list": "no list" };

function emptyWords(empty: CapabilityProfile["emptySuccess"]): string {
  const words = (value: keyof typeof EMPTY | null | undefined): string => (value ? EMPTY[value] : UNKNOWN);
  return `GetActors: ${words(empty?.getActors)}; GetActorsByTimestamp: ${words(empty?.getActorsByTimestamp)}`;
}

function sizeWords(size: CapabilityProfile["requestBytes"]): string {
  if (size === null) return UNKNOWN;
  const bytes = (count: number): string => `${count / 1024} KiB`;
  return size.refused === null
    ? `${bytes(size.accepted)} answered, more not tried`
    : `${bytes(size.accepted)} answered, ${bytes(size.refused)} refused`;
}

const timeWords = (times: CapabilityProfile["answerTimes"]): string =>
  times === null
    ? UNKNOWN
    : `${times.medianMs} ms as a rule, ${times.slowestMs} ms at most (${times.slowestOperation}), in ${times.calls} calls`;

function changedWords(writing: CapabilityProfile["writing"]): string {
  if (writing === null) return "not tested";
  const { changedValues, triedFields } = writing;
  if (triedFields === 0) return UNKNOWN;
  if (changedValues.length === 0) return `come back as they were sent (${triedFields} fields tried)`;
  return changedValues
    .map(({ actorType, fieldKey, change }) => `${actorType}.${fieldKey}: ${change}`)
    .join(", ");
}

const BAD_RECORD = {
  "others-saved": "the others are saved, and the answer is a success",
  "others-saved-with-error": "the others are saved, and the answer is a failure",
  "all-refused": "none is saved",
  "silently-dropped": "none is saved, and the answer is a success",
};

type BadRecord = keyof typeof BAD_RECORD | null;

const badRecordWords = (outcome: BadRecord): string =>
  outcome === null ? "not tested" : BAD_RECORD[outcome];

const partialWords = (partial: boolean | null): string =>
  partial === null ? "not tested" : partial ? "keeps the other fields" : "does not keep the other fields";
