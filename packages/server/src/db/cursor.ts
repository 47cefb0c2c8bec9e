import type { z } from "zod";
import { Problem } from "../problem.ts";

/** A position in a list as an opaque text for the client. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** Reads a cursor back. Throws the Problem `invalid-request` when it is not one of this list. */
export function decodeCursor<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!parsed.success) {
    throw new Problem("invalid-request", {
      errors: [{ path: "cursor", code: "invalid-cursor", message: "This cursor is not one of this list." }],
    });
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
