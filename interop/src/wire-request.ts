/** Parts of requests in the form in which every client takes them. */

export const strings = (...items: string[]) => ({ string: items });

export const dictionary = (values: Readonly<Record<string, string | null>>) => ({
  KeyValueOfstringstring: Object.entries(values).map(([Key, Value]) => ({ Key, Value })),
});
