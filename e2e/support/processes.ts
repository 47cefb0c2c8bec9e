import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Ports are drawn from below those that the system gives to connections going out: between being looked at and being
 * listened to, one of those is taken now and then.
 */
const [LOWEST_PORT, HIGHEST_PORT] = [20_000, 32_000];

/** A port that was free a moment ago, on the loopback address. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const isListening = new Promise<boolean>((resolve) => {
    server.once("listening", () => resolve(true)).once("error", () => resolve(false));
  });
  server.listen(port, "127.0.0.1");
  if (!(await isListening)) return false;
  server.close();
  await once(server, "close");
  return true;
}

export interface RunningProcess {
  readonly process: ChildProcess;
  /** Everything that it has printed so far. */
  output(): string;
  /** Asks it to stop and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts one of the project's programs and waits until it says that it is ready. */
export async function startProgram(
  entry: string,
  options: { env: Record<string, string>; ready: RegExp; timeoutMs?: number },
): Promise<RunningProcess> {
  const child = spawn(process.execPath, [`${ROOT}${entry}`], {
    env: { ...process.env, ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let printed = "";
  const ready = Promise.withResolvers<void>();
  const listen = (chunk: Buffer) => {
    printed += chunk.toString();
    if (options.ready.test(printed)) ready.resolve();
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  child.once("exit", (code) => ready.reject(new Error(`${entry} ended with ${code}:\n${printed}`)));
  const timer = setTimeout(
    () => ready.reject(new Error(`${entry} was not ready in time:\n${printed}`)),
    options.timeoutMs ?? 30_000,
  );
  await ready.promise.finally(() => clearTimeout(timer));
  return { process: child, output: () => printed, stop: (signal) => stop(child, signal) };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
