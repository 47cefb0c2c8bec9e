import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { COLUMN_TYPES } from "../table/column-types.ts";
import { removeLeftovers, replaceFile } from "../workbook/replace-file.ts";
import { StampBook } from "./stamp-book.ts";

const STATE_FILE_MODE = 0o600;

const stampRecord = z.object({
  last: z.int().nonnegative(),
  rows: z.record(z.string(), z.record(z.string(), z.object({ hash: z.string(), stamp: z.int() }))),
  highestKeys: z.record(z.string(), z.int().nonnegative()),
});

const fieldTypes = z.record(
  z.string(),
  z.record(z.string(), z.object({ type: z.enum(COLUMN_TYPES), listName: z.string() })),
);
/** Type of each field by actor type and field key, as it was told to Brygga. */
export type FieldTypes = z.infer<typeof fieldTypes>;

interface Kept<T> {
  readonly value: T;
  /** Size and times of the file when it was read or written; "" when there was none. */
  readonly version: string;
}

async function versionOf(path: string): Promise<string> {
  const stats = await stat(path, { bigint: true }).catch(() => null);
  return stats ? `${stats.ino}:${stats.size}:${stats.mtimeNs}` : "";
}

/** What a file says; null when there is none or when it is damaged, which comes to the same. */
async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
}

/**
 * What the connector remembers of each connection, one file for the stamps and one for the types of fields, in
 * a folder of its own. Both can be deleted at any time, also while the connector runs: without stamps every row
 * counts as changed, without types they are seen from the cells again.
 */
export class ConnectionStates {
  readonly #folder: string;
  readonly #stamps = new Map<string, Kept<StampBook>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async stamps(connectionGuid: string): Promise<StampBook> {
    const path = this.#path(connectionGuid, "stamps");
    const version = await versionOf(path);
    const kept = this.#stamps.get(connectionGuid);
    if (kept && version !== "" && kept.version === version) return kept.value;
    const book = new StampBook((await readJson(path, stampRecord)) ?? undefined);
    this.#stamps.set(connectionGuid, { value: book, version });
    return book;
  }

  /** Stores a book; a stamp may be handed out only after this has returned. */
  async saveStamps(connectionGuid: string, book: StampBook): Promise<void> {
    const path = this.#path(connectionGuid, "stamps");
    // Were the write to fail, the book in memory would know stamps that nobody may see.
    this.#stamps.delete(connectionGuid);
    await this.#write(path, book.toRecord());
    this.#stamps.set(connectionGuid, { value: book, version: await versionOf(path) });
  }

  async fieldTypes(connectionGuid: string): Promise<FieldTypes> {
    return (await readJson(this.#path(connectionGuid, "fields"), fieldTypes)) ?? {};
  }

  async saveFieldTypes(connectionGuid: string, types: FieldTypes): Promise<void> {
    await this.#write(this.#path(connectionGuid, "fields"), types);
  }

  /** Lets the types of fields be seen from the cells anew. */
  async forgetFieldTypes(connectionGuid: string): Promise<void> {
    await rm(this.#path(connectionGuid, "fields"), { force: true });
  }

  /** Forgets a connection. */
  async delete(connectionGuid: string): Promise<void> {
    this.#stamps.delete(connectionGuid);
    await rm(this.#path(connectionGuid, "stamps"), { force: true });
    await this.forgetFieldTypes(connectionGuid);
  }

  async #write(path: string, content: unknown): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await removeLeftovers(path, Date.now());
    await replaceFile(path, JSON.stringify(content), { mode: STATE_FILE_MODE });
  }

  // The GUID becomes part of a path, so nothing but a GUID may get here.
  #path(connectionGuid: string, what: "stamps" | "fields"): string {
    if (!/^[0-9a-f-]{36}$/.test(connectionGuid)) throw new TypeError(`${connectionGuid} is no connection id`);
    return join(this.#folder, `${connectionGuid}.${what}.json`);
  }
}
