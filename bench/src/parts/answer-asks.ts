import type { Asks, Question, Reply } from "./part.ts";

/** Answers the main process until it goes away; `close` then gives back what the part holds. */
export function answerAsks<Answers extends Asks<Answers>>(
  answers: Answers,
  close: () => Promise<void> = async () => undefined,
): void {
  process.on("message", (message) => {
    void answer(answers, message as Question).then((reply) => process.send?.(reply));
  });
  process.on("disconnect", () => {
    // Not process.exit: the profile that --cpu-prof writes would be lost with what is still open.
    void close();
  });
}

async function answer<Answers extends Asks<Answers>>(
  answers: Answers,
  { id, name, argument }: Question,
): Promise<Reply> {
  try {
    const ask = answers[name as keyof Answers] as unknown as (argument: unknown) => Promise<unknown>;
    return { id, ok: true, answer: await ask(argument) };
  } catch (error) {
    return {
      id,
      ok: false,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
