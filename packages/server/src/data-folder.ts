import { existsSync } from "node:fs";
import { access, constants, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "./config.ts";

/** A data folder that nobody else uses until it is released. */
export interface DataFolder {
  release(): void;
}

/**
 * Makes the data folder when it is new and takes it for this process. The lock is one of the operating system
 * (through SQLite, the one portable way to have it in the runtime), so that a killed server leaves none behind.
 * Throws a {@link StartError} when the folder cannot be written or another Brygga has it.
 */
export async function takeDataFolder(folder: string): Promise<DataFolder> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new StartError(
      `The data folder ${folder} cannot be used: ${reason(cause)}. Set BRYGGA_DATA to another.`,
      {
        cause,
      },
    );
  }
  const lock = lockFile(folder);
  return { release: () => lock.close() };
}

/** Not `recursive`: on a file system that takes no folders, such as /proc, Node tries that for ever. */
async function makeFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) {
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

function lockFile(folder: string): DatabaseSync {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(join(folder, "brygga.lock"), { timeout: 0 });
    file.exec("PRAGMA locking_mode = EXCLUSIVE");
    file.exec("BEGIN EXCLUSIVE");
    return file;
  } catch (cause) {
    file?.close();
    const message = isBusy(cause)
      ? `Another Brygga is using the data folder ${folder}: stop it, or set BRYGGA_DATA to another folder.`
      : `The data folder ${folder} cannot be used: ${reason(cause)}. Set BRYGGA_DATA to another.`;
    throw new StartError(message, { cause });
  }
}

const SQLITE_BUSY = 5;

const isBusy = (error: unknown) =>
  error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
