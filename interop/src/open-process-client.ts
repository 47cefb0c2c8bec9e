import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { InstalledClient } from "./find-clients.ts";
import type { ForeignClient } from "./foreign-client.ts";

const greeting = z.object({ operations: z.array(z.string()) });
const outcome = z.union([
  z.object({ result: z.unknown() }),
  z.object({ fault: z.object({ code: z.string(), text: z.string() }) }),
  z.object({ problem: z.string() }),
]);

/**
 * Starts a client that is a program: it takes a call per line and answers each with a line of JSON.
 *
 * @throws Error with what the program wrote to stderr, when it cannot read the WSDL
 */
export async function openProcessClient(
  { program, script }: InstalledClient,
  wsdlUrl: string,
): Promise<ForeignClient> {
  const child = spawn(program, [script, wsdlUrl], { stdio: "pipe" });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<unknown> => {
    const line = await lines.next();
    if (!line.done) return JSON.parse(line.value);
    throw new Error(`${program} ended: ${complaints}`);
  };
  const { operations } = greeting.parse(await nextLine());
  return {
    operations,
    call: async (operation, request) => {
      child.stdin.write(`${JSON.stringify({ operation, request })}\n`);
      const answered = outcome.parse(await nextLine());
      return "result" in answered ? { result: answered.result } : answered;
    },
    close: async () => {
      const ended = child.exitCode === null ? once(child, "exit") : undefined;
      child.stdin.end();
      await ended;
    },
  };
}
