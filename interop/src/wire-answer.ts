import { z } from "zod";

/** Some clients read an empty element as text without characters, others as no text at all. */
const text = z.preprocess((value) => value ?? "", z.string());

/** The items of an array: most clients hand it out as an object with one member that has the name of the items. */
const items = <T extends z.ZodType>(name: string, item: T) =>
  z.preprocess((value) => {
    if (Array.isArray(value)) return value;
    return typeof value === "object" && value !== null ? (Reflect.get(value, name) ?? []) : [];
  }, z.array(item));

const dictionary = items("KeyValueOfstringstring", z.object({ Key: text, Value: text })).transform(
  (entries) => Object.fromEntries(entries.map(({ Key, Value }) => [Key, Value])),
);

const actor = z.object({
  ActorType: text,
  ErpKey: text,
  FieldValues: dictionary,
  LastModified: text,
  ParentActorType: text,
  ParentErpKey: text,
});

const field = z.object({
  Access: z.string(),
  DefaultValue: text,
  DisplayDescription: text,
  DisplayName: text,
  FieldKey: z.string(),
  FieldType: z.string(),
  ListName: text,
  MaxLength: z.int(),
  Rank: z.int(),
});

const base = z.object({
  ErrorCode: text,
  IsOk: z.boolean(),
  State: text,
  TechExplanation: text,
  UserExplanation: text,
});

/** What a client read, member by member, in one form for all clients. An unreadable answer throws. */
export const wireAnswer = {
  base,
  fields: base.extend({ FieldMetaDataObjects: items("FieldMetadataInfoWS", field) }),
  texts: base.extend({ Items: items("string", text) }),
  list: base.extend({ ListItems: dictionary }),
  actors: base.extend({ Actors: items("ErpActorWS", actor) }),
  actor: base.extend({ Actor: actor.nullish() }),
  authentication: z.object({ Reason: text, SignedApplicationToken: text, Succeeded: z.boolean() }),
};
