import { hash } from "node:crypto";
import type { BigIntStats } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { findOpenElsewhere } from "./open-elsewhere.ts";
import { removeLeftovers, replaceFile } from "./replace-file.ts";
import { Workbook, type WorkbookEdits } from "./workbook.ts";
import { WorkbookProblem } from "./workbook-problem.ts";

/** Two saves within the granularity of a file's clock look alike; older than this they cannot. */
const CLOCK_GRANULARITY_MS = 2_000;
const WRITE_ATTEMPTS = 5;
/** Packed; what it may unpack to has a limit of its own. */
const MAX_FILE_BYTES = 512n * 1024n * 1024n;
/** How often a file that is just being saved by somebody is read again, and how long apart. */
const READ_ATTEMPTS = 5;
const READ_PAUSE_MS = 100;

interface Version {
  readonly mtimeNs: bigint;
  readonly size: bigint;
  readonly inode: bigint;
  readonly mode: number;
  /** Of the content. */
  readonly digest: string;
  /** Time of reading. */
  readonly readAtMs: number;
}

/** Makes the next reading compare the content with the digest, since nobody has looked at the file yet. */
const UNKNOWN_VERSION = { mtimeNs: -1n, size: -1n, inode: -1n, mode: 0, readAtMs: 0 };

interface Opened {
  readonly version: Version;
  readonly workbook: Workbook;
}

/** What a change of a workbook comes to. */
export interface WorkbookChange<T> {
  readonly edits: WorkbookEdits;
  /** Called with the workbook as it is after the write, before anybody else can touch it. */
  readonly written: (workbook: Workbook) => Promise<T>;
}

const isSame = (version: Version, { mtimeNs, size, ino }: BigIntStats): boolean =>
  version.mtimeNs === mtimeNs && version.size === size && version.inode === ino;

/** Reads and replaces workbooks on disk and keeps the last opened state of each. */
export class WorkbookFiles {
  readonly #opened = new Map<string, Opened>();

  /** The real path of a workbook, which identifies it: links lead to one file. @throws WorkbookProblem */
  async locate(path: string): Promise<string> {
    return realpath(path).catch((error: unknown) => {
      throw problemOfSystem(error, path);
    });
  }

  /**
   * The workbook as it stands on disk now, whether or not somebody has it open.
   *
   * @param path a real path, see {@link locate}
   * @throws WorkbookProblem
   */
  async read(path: string): Promise<Workbook> {
    return (await this.#open(path)).workbook;
  }

  /**
   * Reads a workbook, asks what to write, and replaces the file in one step. When somebody else saved it in
   * the meantime, `change` is asked again with what they saved, so that neither change is lost.
   *
   * @param path a real path, see {@link locate}
   * @throws WorkbookProblem; UnwritableCell; nothing has been written then
   */
  async update<T>(path: string, change: (workbook: Workbook) => Promise<WorkbookChange<T>>): Promise<T> {
    for (let attempt = 1; attempt <= WRITE_ATTEMPTS; attempt++) {
      const { version, workbook } = await this.#open(path);
      const { edits, written } = await change(workbook);
      if (edits.values().every((ofSheet) => ofSheet.length === 0)) return written(workbook);
      await assertNotOpenElsewhere(path);
      const bytes = await workbook.withEdits(edits);
      const after = await Workbook.open(bytes, { path });
      if (!(await this.#replace(path, bytes, version))) continue;
      this.#opened.set(path, {
        version: { ...UNKNOWN_VERSION, digest: hash("sha256", bytes) },
        workbook: after,
      });
      return written(after);
    }
    throw new WorkbookProblem("keeps-changing", { path });
  }

  async #replace(path: string, bytes: Uint8Array, version: Version): Promise<boolean> {
    try {
      await removeLeftovers(path, Date.now());
      const mayReplace = async (): Promise<boolean> => {
        await assertNotOpenElsewhere(path);
        return (await readBytes(path)).digest === version.digest;
      };
      return await replaceFile(path, bytes, { mode: version.mode, mayReplace });
    } catch (error) {
      throw problemOfSystem(error, path);
    } finally {
      this.#opened.delete(path);
    }
  }

  async #open(path: string): Promise<Opened> {
    const known = this.#opened.get(path);
    const stats = await statFile(path);
    if (known && isSame(known.version, stats) && isSettled(known.version)) return known;
    const opened = await this.#openSettling(path, known);
    this.#opened.set(path, opened);
    return opened;
  }

  // A workbook that is being copied into its place is no workbook yet; a moment later it is.
  async #openSettling(path: string, known: Opened | undefined): Promise<Opened> {
    for (let attempt = 1; ; attempt++) {
      const { bytes, ...content } = await readBytes(path);
      const version = { ...content, readAtMs: Date.now() };
      if (known?.version.digest === version.digest) return { version, workbook: known.workbook };
      try {
        return { version, workbook: await Workbook.open(bytes, { path }) };
      } catch (error) {
        if (attempt === READ_ATTEMPTS || isSettled(version)) throw error;
        await sleep(READ_PAUSE_MS);
      }
    }
  }
}

function isSettled({ mtimeNs, readAtMs }: Version): boolean {
  return readAtMs - Number(mtimeNs / 1_000_000n) > CLOCK_GRANULARITY_MS;
}

async function statFile(path: string): Promise<BigIntStats> {
  try {
    const stats = await stat(path, { bigint: true });
    if (stats.isDirectory()) throw new WorkbookProblem("folder", { path });
    // A device or a pipe would be read for ever.
    if (!stats.isFile()) throw new WorkbookProblem("not-a-workbook", { path });
    if (stats.size > MAX_FILE_BYTES) {
      throw new WorkbookProblem("too-large", { path, detail: `it has ${stats.size} bytes` });
    }
    return stats;
  } catch (error) {
    throw problemOfSystem(error, path);
  }
}

async function readBytes(path: string): Promise<Omit<Version, "readAtMs"> & { bytes: Uint8Array }> {
  const stats = await statFile(path);
  try {
    const bytes = await readFile(path);
    return {
      bytes,
      digest: hash("sha256", bytes),
      mtimeNs: stats.mtimeNs,
      size: stats.size,
      inode: stats.ino,
      mode: Number(stats.mode & 0o7777n),
    };
  } catch (error) {
    throw problemOfSystem(error, path);
  }
}

async function assertNotOpenElsewhere(path: string): Promise<void> {
  const open = await findOpenElsewhere(path);
  if (!open) return;
  const { lockFile, user, program } = open;
  const detail = user
    ? { US: `by ${user}, in ${program}`, SV: `av ${user}, i ${program}` }
    : { US: `in ${program}`, SV: `i ${program}` };
  throw new WorkbookProblem("open-elsewhere", { path, detail, lockFile });
}

/** Problems of the file system in the words of the administrator; anything else stays what it is. */
function problemOfSystem(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("code" in error) || error instanceof WorkbookProblem) return error;
  if (error.code === "ENOENT" || error.code === "ENOTDIR")
    return new WorkbookProblem("missing", { path, cause: error });
  if (error.code === "EISDIR") return new WorkbookProblem("folder", { path, cause: error });
  if (error.code === "EACCES" || error.code === "EPERM" || error.code === "EROFS") {
    return new WorkbookProblem("no-permission", { path, cause: error });
  }
  if (error.code === "ENOSPC" || error.code === "EDQUOT")
    return new WorkbookProblem("disk-full", { path, cause: error });
  if (error.code === "EBUSY") {
    const detail = { US: "by another program", SV: "av ett annat program" };
    return new WorkbookProblem("open-elsewhere", { path, detail, lockFile: "~$…", cause: error });
  }
  return error;
}
