import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "./config.ts";

const READY = /^sample ERP listening on (\S+)/;
const START_SECONDS = 30;
const STOP_SECONDS = 5;

/** The sample ERP, in a process of its own as a real one would be. */
export interface DemoProcess {
  /** Its URL, or why it does not run. */
  readonly outcome: { readonly url: string } | { readonly failure: string };
  stop(): Promise<void>;
}

/** Starts the sample ERP and waits until it listens. A sample ERP that fails is told, not thrown. */
export async function startDemoProcess(
  main: string,
  config: Pick<Config, "dataFolder" | "demoPort">,
): Promise<DemoProcess> {
  const child = spawn(process.execPath, [main], {
    // Neither passwords nor keys: it is a stranger's program, as every ERP is.
    env: {
      PATH: process.env.PATH,
      BRYGGA_DEMO_DATA: config.dataFolder,
      BRYGGA_DEMO_PORT: String(config.demoPort),
    },
    // It ends when its stdin does, so that it does not outlive a server that was killed.
    stdio: ["pipe", "pipe", "pipe"],
  });
  // What could not even be started may be without its pipes, too.
  const ways = child.pid === undefined ? [] : [listening(child.stdout), tooLate()];
  const outcome = await Promise.race([failing(child), ...ways]);
  return { outcome, stop: () => stop(child) };
}

async function listening(stdout: Readable): Promise<{ url: string }> {
  for await (const line of createInterface({ input: stdout })) {
    const url = READY.exec(line)?.[1];
    if (url !== undefined) {
      stdout.resume();
      return { url };
    }
  }
  // The output ended without the line: the exit, which is about to follow, says why.
  return await new Promise(() => {});
}

async function failing(child: ChildProcess): Promise<{ failure: string }> {
  const said: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const ended = once(child, "close").then(([code]) => `it ended with code ${code}`);
  const end = await ended.catch((error: Error) => error.message);
  return {
    failure: said.join("").trim().split("\n")[0] || `The sample ERP could not start: ${withAdvice(end)}`,
  };
}

const withAdvice = (end: string): string =>
  end.includes("EMFILE") ? `${end}. Allow Brygga more open files (ulimit -n)` : end;

async function tooLate(): Promise<{ failure: string }> {
  await sleep(START_SECONDS * 1000, undefined, { ref: false });
  return { failure: `The sample ERP did not answer within ${START_SECONDS} seconds` };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    return;
  }
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const killing = setTimeout(() => child.kill("SIGKILL"), STOP_SECONDS * 1000);
  await ended;
  clearTimeout(killing);
}
