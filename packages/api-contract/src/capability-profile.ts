import { z } from "zod";

/** How LastModified looks, and in which order changed actors come. */
export const stampCapability = z.object({
  /** One as it came. */
  example: z.string(),
  form: z.enum(["number", "encoded-number", "iso-date", "encoded-date", "text", "mixed"]),
  /** The smallest step that was seen; "value" for numbers and text, which have none. */
  granularity: z.enum(["fraction", "second", "minute", "day", "value"]),
  /** The most actors of one type that have the same stamp. */
  largestTie: z.int(),
  /** In which GetActorsByTimestamp answers; null where too few stamps differ to tell. */
  order: z.enum(["ascending", "descending", "unsorted"]).nullable(),
});

/** How "nothing found" is answered with success: as a list without items, or without a list. */
const emptySuccess = z.enum(["empty-list", "no-list"]);

export const changedValue = z.object({
  actorType: z.string(),
  fieldKey: z.string(),
  /** What happened to the value between SaveActors and GetActors. */
  change: z.enum(["trimmed", "upper-case", "lower-case", "shortened", "emptied", "other"]),
});

/** What SaveActors did with a good actor when the other one in the request did not exist. */
export const badRecordOutcome = z.enum([
  /** Saved the good one, and answered success. */
  "others-saved",
  /** Saved the good one, and answered failure. */
  "others-saved-with-error",
  /** Saved nothing, and answered failure. */
  "all-refused",
  /** Saved nothing, and answered success. */
  "silently-dropped",
]);

/** Found out by saving a record that may be changed; absent until somebody allowed it. */
export const writingCapabilities = z.object({
  checkedAt: z.iso.datetime(),
  /** Fields whose values were tried; values of all others are taken to come back as they were sent. */
  triedFields: z.int(),
  changedValues: z.array(changedValue),
  badRecord: badRecordOutcome.nullable(),
  /** Whether an actor may be saved with its changed fields alone. */
  partialSave: z.boolean().nullable(),
});
export type WritingCapabilities = z.infer<typeof writingCapabilities>;

/** How one connector behaves where the contract leaves it a choice. A member is null where it could not be found out. */
export const capabilityProfile = z.object({
  /** What was examined. A profile says nothing about another address. */
  url: z.string(),
  checkedAt: z.iso.datetime(),
  rules: z.object({
    passed: z.int(),
    notTested: z.int(),
    /** Ids of the rules that it breaks. */
    failed: z.array(z.string()),
  }),
  lastModified: stampCapability.nullable(),
  /** Whether GetActorsByTimestamp answers the actors of the stamp itself, as it must. */
  inclusive: z.boolean().nullable(),
  emptySuccess: z
    .object({ getActors: emptySuccess.nullable(), getActorsByTimestamp: emptySuccess.nullable() })
    .nullable(),
  /** Sizes of GetActors requests in bytes: the largest that was answered, and the smallest that was not. */
  requestBytes: z.object({ accepted: z.int(), refused: z.int().nullable() }).nullable(),
  answerTimes: z
    .object({ calls: z.int(), medianMs: z.int(), slowestMs: z.int(), slowestOperation: z.string() })
    .nullable(),
  writing: writingCapabilities.nullable(),
});
export type CapabilityProfile = z.infer<typeof capabilityProfile>;
