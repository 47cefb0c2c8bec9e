/** Parts of requests in the form in which every client takes them. */

export const strings = (...items: string[]) => ({ string: items });

export const dictionary = (values: Readonly<Record<string, string | null>>) => ({
  KeyValueOfstringstring: Object.entries(values).map(([Key, Value]) => ({ Key, Value })),
});

/** An actor that is to be created, with no parent. */
export const newActor = (actorType: string, values: Readonly<Record<string, string | null>>) => ({
  ActorType: actorType,
  ErpKey: "",
  FieldValues: dictionary(values),
  LastModified: "",
  ParentActorType: "",
  ParentErpKey: "",
});
