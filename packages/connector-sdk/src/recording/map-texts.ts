/** A copy of plain data with every text in it put through `map`; the names of members stay. */
export function mapTexts<T>(content: T, map: (text: string) => string): T {
  return mapped(content, map) as T;
}

function mapped(content: unknown, map: (text: string) => string): unknown {
  if (typeof content === "string") return map(content);
  if (Array.isArray(content)) return content.map((item) => mapped(item, map));
  if (typeof content !== "object" || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, mapped(value, map)]));
}
