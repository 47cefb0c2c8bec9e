import { Problem } from "../../problem.ts";

/** The cursor of lists that go from the newest row backwards: the id below which to go on. */
export const encodeCursor = (id: number) => Buffer.from(String(id)).toString("base64url");

export function decodeCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const id = Number(Buffer.from(cursor, "base64url").toString());
  if (!Number.isSafeInteger(id) || id < 0) {
    throw new Problem("invalid-request", {
      status: 400,
      errors: [
        {
          path: "cursor",
          code: "invalid-cursor",
          message: "The cursor is not one that this list has given.",
        },
      ],
    });
  }
  return id;
}

/** Cuts the row that was read beyond the limit, which tells whether there is a next page. */
export function pageOfRows<Row extends { id: number }>(
  rows: readonly Row[],
  limit: number,
): { rows: readonly Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last ? encodeCursor(last.id) : null };
}
