import { StartError } from "./config.ts";
import { storageProblemOf } from "./db/storage-problem.ts";

/**
 * What a terminal says of an error that whoever runs Brygga can mend, in one line; null for a fault of Brygga's own,
 * whose stack is wanted.
 */
export function mendableError(error: unknown): string | null {
  if (error instanceof StartError) return error.message;
  const problem = storageProblemOf(error);
  if (problem === null || !(error instanceof Error)) return null;
  return `Brygga's database cannot be used: ${error.message}. ${adviceFor(problem.code, sqliteCodeOf(error))}`;
}

const FAILED_ADVICE: ReadonlyMap<number, string> = new Map([
  [8, "Let this user write brygga.db and what is beside it in the data folder."],
  [11, "The file brygga.db is damaged: bring the data folder back from a backup."],
  [14, "Let this user read and write the data folder, and enough files be open at once (ulimit -n)."],
  [26, "The file brygga.db is damaged, or another program's: bring the data folder back from a backup."],
]);

function adviceFor(code: string, sqliteCode: number): string {
  if (code === "storage-full") return "Make room on its disk, and start again.";
  if (code === "storage-busy") {
    return "Close the program that has it open, such as a backup or a database viewer, and start again.";
  }
  return FAILED_ADVICE.get(sqliteCode) ?? "Check the disk of the data folder.";
}

/** The lowest byte is the code; the others say more of the same. */
const sqliteCodeOf = (error: Error): number =>
  "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : 0;
