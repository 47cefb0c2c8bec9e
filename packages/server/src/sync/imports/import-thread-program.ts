/** The program of the thread that stores what is imported: the same as elsewhere. */
import { serveWriter } from "../../db/serve-writer.ts";
import type { ImportTask } from "./import-thread.ts";
import { type ImportConfiguration, ImportTypes } from "./import-types.ts";
import { type WrittenBatch, writeBatch } from "./import-writer.ts";

await serveWriter<ImportConfiguration, ImportTask, WrittenBatch>((db) => {
  let types: ImportTypes | null = null;
  return {
    note: (configuration) => {
      types = new ImportTypes(db, configuration);
    },
    task: async ({ batch, context }) => {
      if (types === null) throw new Error("no import was made known before something of it was to be stored");
      return await writeBatch(db, { types, batch }, context);
    },
  };
});
