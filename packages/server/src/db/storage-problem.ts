import type { ProblemCode } from "@brygga/api-contract";
import { Problem } from "../problem.ts";

/** Result codes of SQLite that say something about the machine, and nothing about Brygga. */
const CODES: ReadonlyMap<number, ProblemCode> = new Map([
  [5, "storage-busy"], // BUSY
  [6, "storage-busy"], // LOCKED
  [8, "storage-failed"], // READONLY
  [10, "storage-failed"], // IOERR
  [11, "storage-failed"], // CORRUPT
  [13, "storage-full"], // FULL
  [14, "storage-failed"], // CANTOPEN
  [26, "storage-failed"], // NOTADB
]);
/** An input or output error that says that there is no room: of the file system, or of a quota. */
const IO_NO_ROOM = /disk quota|no space/i;

/** The problem that whoever runs Brygga can mend, where an error of the database says that it is one; else null. */
export function storageProblemOf(error: unknown): Problem | null {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return null;
  // The lowest byte is the code; the others say more of the same.
  const code = CODES.get(error.errcode & 0xff);
  if (code === undefined) return null;
  return new Problem(IO_NO_ROOM.test(error.message) ? "storage-full" : code, { cause: error });
}
