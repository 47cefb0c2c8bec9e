import { z } from "zod";

/** How LastModified looks, and in which order changed actors come. */
export const stampCapability = z.object({
  example: z.string().describe("One as it came."),
  form: z.enum(["number", "encoded-number", "iso-date", "encoded-date", "text", "mixed"]),
  granularity: z
    .enum(["fraction", "second", "minute", "day", "value"])
    .describe('The smallest step that was seen; "value" for numbers and text, which have none.'),
  largestTie: z.int().describe("The most actors of one type that have the same stamp."),
  order: z
    .enum(["ascending", "descending", "unsorted"])
    .nullable()
    .describe("In which GetActorsByTimestamp answers; null where too few stamps differ to tell."),
});

/** How "nothing found" is answered with success: as a list without items, or without a list. */
const emptySuccess = z.enum(["empty-list", "no-list"]);

export const changedValue = z.object({
  actorType: z.string(),
  fieldKey: z.string(),
  change: z
    .enum(["trimmed", "upper-case", "lower-case", "shortened", "emptied", "other"])
    .describe("What happened to the value between SaveActors and GetActors."),
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
  triedFields: z
    .int()
    .describe(
      "Fields whose values were tried; values of all others are taken to come back as they were sent.",
    ),
  changedValues: z.array(changedValue),
  badRecord: badRecordOutcome.nullable(),
  partialSave: z
    .boolean()
    .nullable()
    .describe("Whether an actor may be saved with its changed fields alone."),
});
export type WritingCapabilities = z.infer<typeof writingCapabilities>;

/** How one connector behaves where the contract leaves it a choice. A member is null where it could not be found out. */
export const capabilityProfile = z.object({
  url: z.string().describe("What was examined. A profile says nothing about another address."),
  checkedAt: z.iso.datetime(),
  rules: z.object({
    passed: z.int(),
    notTested: z.int(),
    failed: z.array(z.string()).describe("Ids of the rules that it breaks."),
  }),
  lastModified: stampCapability.nullable(),
  inclusive: z
    .boolean()
    .nullable()
    .describe("Whether GetActorsByTimestamp answers the actors of the stamp itself, as it must."),
  emptySuccess: z
    .object({ getActors: emptySuccess.nullable(), getActorsByTimestamp: emptySuccess.nullable() })
    .nullable(),
  requestBytes: z
    .object({ accepted: z.int(), refused: z.int().nullable() })
    .nullable()
    .describe(
      "Sizes of GetActors requests in bytes: the largest that was answered, and the smallest that was not.",
    ),
  answerTimes: z
    .object({ calls: z.int(), medianMs: z.int(), slowestMs: z.int(), slowestOperation: z.string() })
    .nullable(),
  writing: writingCapabilities.nullable(),
});
export type CapabilityProfile = z.infer<typeof capabilityProfile>;
