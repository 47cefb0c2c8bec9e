import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { type Db, openDatabase } from "./database.ts";
import { failedReply, type WriterAsk, type WriterReply } from "./writer-messages.ts";

export interface Writer<Note, Task, Answer> {
  /** Is told something for the tasks to come. */
  readonly note?: (note: Note) => void;
  readonly task: (task: Task) => Promise<Answer>;
}

/** The whole program of a {@link WriterThread}: over connections of its own to the same database file. */
export async function serveWriter<Note, Task, Answer>(
  writerOf: (db: Db) => Writer<Note, Task, Answer>,
): Promise<void> {
  const db = await openDatabase({ folder: dirname(workerData as string) });
  const writer = writerOf(db);
  /** One thing after the other, so that the last answer is given before the thread ends. */
  let work = Promise.resolve();
  parentPort?.on("message", (ask: WriterAsk<Note, Task>) => {
    work = work.then(() => follow({ db, writer }, ask));
  });
  reply({ kind: "ready" });
}

async function follow<Note, Task, Answer>(
  { db, writer }: { readonly db: Db; readonly writer: Writer<Note, Task, Answer> },
  ask: WriterAsk<Note, Task>,
): Promise<void> {
  if (ask.kind === "note") writer.note?.(ask.note);
  else if (ask.kind === "task") reply(await answered(writer, ask.task));
  else {
    await db.destroy();
    parentPort?.close();
  }
}

async function answered<Note, Task, Answer>(
  writer: Writer<Note, Task, Answer>,
  task: Task,
): Promise<WriterReply<Answer>> {
  try {
    return { kind: "done", answer: await writer.task(task) };
  } catch (error) {
    return failedReply(error);
  }
}

function reply<Answer>(message: WriterReply<Answer>): void {
  parentPort?.postMessage(message);
}
