import { type FileHandle, open } from "node:fs/promises";
import { canonicalJson, type Exchange, HEADER } from "./exchange.ts";

/** A recording that is being written: exchanges stand in it in the order in which their calls arrived. */
export class RecordingFile {
  readonly #file: FileHandle;
  #last: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Begins a new recording; one that was there before is replaced. Only its owner can read it. */
  static async create(path: string): Promise<RecordingFile> {
    const file = await open(path, "w", 0o600);
    await file.appendFile(`${JSON.stringify(HEADER)}\n`);
    return new RecordingFile(file);
  }

  /** Takes the next place in the file for calls that are still going on. */
  append(exchanges: Promise<readonly Exchange[]>): void {
    // Two calls at once would otherwise stand in the order of their answers, which changes from run to run.
    this.#last = this.#last.then(async () => {
      const finished = await exchanges.catch(() => []);
      for (const exchange of finished) await this.#file.appendFile(`${canonicalJson(exchange)}\n`);
    });
    // Whoever closes the file is told that a write failed.
    this.#last.catch(() => {});
  }

  /** @throws the error of the first write that failed */
  async close(): Promise<void> {
    try {
      await this.#last;
    } finally {
      await this.#file.close();
    }
  }
}
