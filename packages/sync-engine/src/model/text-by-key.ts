/**
 * The text under a key, or undefined where there is none. Keys come from outside and may be called
 * `constructor`; nothing that an object inherits is a text, so that asking for one is asking for an own one.
 */
export function textByKey(texts: Readonly<Record<string, string>>, key: string): string | undefined {
  const text = texts[key];
  return typeof text === "string" ? text : undefined;
}
