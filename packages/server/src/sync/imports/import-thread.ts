import type { Db } from "../../db/database.ts";
import { WriterThread } from "../../db/writer-thread.ts";
import type { ImportBatch } from "./import-batch.ts";
import type { ImportConfiguration, ImportTypes } from "./import-types.ts";
import { type WriteContext, type WrittenBatch, writeBatch } from "./import-writer.ts";

const PROGRAM = new URL("./import-thread-program.ts", import.meta.url);

export interface ImportTask {
  readonly batch: ImportBatch;
  readonly context: WriteContext;
}

/** Fewer actors than these are stored sooner than they are handed over. */
const LARGE_BATCH = 200;

/** A thread that stores the batches of large imports, while the next are received, decoded and planned. */
export class ImportThread {
  readonly #db: Db;
  readonly #thread: WriterThread<ImportConfiguration, ImportTask, WrittenBatch>;
  /** Which import the thread knows. */
  #known: { readonly types: ImportTypes; readonly life: object | null } | null = null;

  constructor(db: Db) {
    this.#db = db;
    this.#thread = new WriterThread(db, PROGRAM);
  }

  get isRunning(): boolean {
    return this.#thread.isRunning;
  }

  /** Begins to start it, where many actors are to come. */
  expect(): void {
    this.#thread.isReady();
  }

  /** Stores a batch: in the thread, where that pays and it runs; else here. */
  async write(
    written: { readonly types: ImportTypes; readonly batch: ImportBatch },
    context: WriteContext,
  ): Promise<WrittenBatch> {
    const { types, batch } = written;
    if (batch.actors.length < LARGE_BATCH || !this.#thread.isRunning) {
      // It does not hear of the partners that items get here.
      this.#known = null;
      return await writeBatch(this.#db, written, context);
    }
    const type = await types.of(batch.actorType);
    const answer = await this.#thread.ask({ batch, context }, () => this.#introduce(types));
    types.addPartners(type, answer.partners);
    return answer;
  }

  /** Ends it, when what it is doing is done. It starts again when it is wanted again. */
  close(): Promise<void> {
    return this.#thread.close();
  }

  #introduce(types: ImportTypes): void {
    const { life } = this.#thread;
    if (this.#known?.types === types && this.#known.life === life) return;
    this.#known = { types, life };
    this.#thread.tell(types.configuration);
  }
}
