import type { z } from "zod";
import type { Json } from "./schema.ts";

/** JSON text of a column as the value of a schema. Throws where the column holds something else. */
export function fromJson<Schema extends z.ZodType>(schema: Schema, json: Json): z.output<Schema> {
  return schema.parse(JSON.parse(json));
}

export function toJson(value: unknown): Json {
  return JSON.stringify(value);
}
