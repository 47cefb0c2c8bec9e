import { type FileHandle, mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writeFileAtomically } from "@brygga/connector-sdk";
import { actor } from "@brygga/protocol";
import { z } from "zod";

/** What the generated part of a kept ERP was made from: it is not in the file, it is made again. */
export const sampleSize = z.object({
  seed: z.int(),
  customers: z.int().nonnegative(),
  suppliers: z.int().nonnegative(),
  persons: z.int().nonnegative(),
  projects: z.int().nonnegative(),
});
export type SampleSize = z.infer<typeof sampleSize>;

/** One step away from the generated data. */
export const edit = z.discriminatedUnion("edit", [
  z.object({ edit: z.literal("saved"), actor }),
  z.object({ edit: z.literal("removed"), actorType: z.string(), erpKey: z.string() }),
]);
export type Edit = z.infer<typeof edit>;

/**
 * Where edits are kept. A JSON text per line: first the size, then one line per edit, in the order in which
 * they were made; the last one of an actor counts.
 */
export interface EditJournal {
  readonly size: SampleSize;
  /** The edits that were there when the journal was opened. */
  readonly edits: readonly Edit[];
  /** Resolves when the edit is on the disk. Edits that arrive while the disk is busy go out together. */
  append(edit: Edit): Promise<void>;
  /** Waits for what is still on its way. */
  close(): Promise<void>;
}

/** A journal that keeps nothing beyond the life of the process. */
export function createMemoryJournal(size: SampleSize): EditJournal {
  return { size, edits: [], append: async () => {}, close: async () => {} };
}

/**
 * Opens the journal in a file, or starts one. An ERP that was kept goes on with the size it was started with.
 * A last line that was cut off by a crash was never acknowledged and is dropped; superseded lines are dropped,
 * too, so that the file does not grow for ever.
 *
 * @throws Error naming the file when it is not a journal
 */
export async function openFileJournal(path: string, sizeOfNew: SampleSize): Promise<EditJournal> {
  await mkdir(dirname(path), { recursive: true });
  const kept = parseJournal(await contentOf(path), path);
  const size = kept?.size ?? sizeOfNew;
  const edits = latestOnly(kept?.edits ?? []);
  await writeFileAtomically(path, [size, ...edits].map(line).join(""));
  return appendingTo(await open(path, "a"), { size, edits });
}

const line = (content: SampleSize | Edit): string => `${JSON.stringify(content)}\n`;

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function parseJournal(content: string, path: string): { size: SampleSize; edits: Edit[] } | null {
  // What stands after the last line break was cut off while it was being written.
  const [first, ...rest] = content
    .slice(0, content.lastIndexOf("\n") + 1)
    .split("\n")
    .filter(Boolean);
  if (first === undefined) return null;
  try {
    return {
      size: sampleSize.parse(JSON.parse(first)),
      edits: rest.map((each) => edit.parse(JSON.parse(each))),
    };
  } catch (cause) {
    const message = `${path} is not the data of a sample ERP; move it away to start a new one.`;
    throw new Error(message, { cause });
  }
}

function latestOnly(edits: readonly Edit[]): Edit[] {
  const latest = new Map<string, Edit>();
  for (const each of edits) {
    const { actorType, erpKey } = each.edit === "saved" ? each.actor : each;
    // Deleted first, so that the order of the map is the order of the last edits.
    latest.delete(`${actorType}/${erpKey}`);
    latest.set(`${actorType}/${erpKey}`, each);
  }
  return [...latest.values()];
}

function appendingTo(file: FileHandle, opened: Pick<EditJournal, "size" | "edits">): EditJournal {
  let waiting = "";
  let lastWrite: Promise<void> = Promise.resolve();
  let nextWrite: Promise<void> | null = null;
  const write = async (): Promise<void> => {
    const lines = waiting;
    waiting = "";
    nextWrite = null;
    await file.appendFile(lines);
    await file.sync();
  };
  return {
    ...opened,
    append: (added) => {
      waiting += line(added);
      if (nextWrite === null) {
        // After a failed write the file may end in half a line: nothing more is appended, every edit fails.
        nextWrite = lastWrite.then(write);
        lastWrite = nextWrite;
      }
      return nextWrite;
    },
    close: async () => {
      await lastWrite.catch(() => {});
      await file.close();
    },
  };
}
