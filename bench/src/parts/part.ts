import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What a part answers, by name: functions of one argument whose argument and answer survive JSON. */
export type Asks<Part> = { readonly [Name in keyof Part]: (argument: never) => Promise<unknown> };

export interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

/**
 * One part of the benchmark in a process of its own, so that neither its memory nor what V8 has learned about
 * its code mixes with that of the others.
 */
export interface Part<Answers extends Asks<Answers>> extends AsyncDisposable {
  ask<Name extends keyof Answers & string>(
    name: Name,
    argument: Parameters<Answers[Name]>[0],
  ): ReturnType<Answers[Name]>;
}

/**
 * Starts a part.
 *
 * @param program path of its program beside this folder, such as `../floor/floor.ts`
 * @param nodeOptions such as `--cpu-prof`
 */
export function startPart<Answers extends Asks<Answers>>(
  program: string,
  nodeOptions: readonly string[] = [],
): Part<Answers> {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const child = fork(path, { execArgv: ["--expose-gc", ...nodeOptions] });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on("message", (message) => settle(waiting, message as Reply));
  child.on("exit", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${program} ended with code ${code}`));
  });
  let lastId = 0;
  return {
    ask: (name, argument) => {
      const id = ++lastId;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      child.send({ id, name, argument } satisfies Question);
      return answer.promise as ReturnType<Answers[typeof name]>;
    },
    [Symbol.asyncDispose]: () => ended(child),
  };
}

function settle(waiting: Map<number, PromiseWithResolvers<unknown>>, reply: Reply): void {
  const answer = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (reply.ok) answer?.resolve(reply.answer);
  else answer?.reject(new Error(reply.message));
}

/** A part ends by itself when nobody can ask it any more, and writes its profile then. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  if (child.connected) child.disconnect();
  await exit;
}
