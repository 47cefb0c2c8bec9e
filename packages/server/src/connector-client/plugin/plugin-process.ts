import { type ChildProcess, spawn } from "node:child_process";
import type { Duplex, Readable } from "node:stream";
import type { OperationKey } from "@brygga/protocol";
import { createPluginCalls, type PluginCalls } from "./plugin-calls.ts";
import { type PluginEnd, PluginEnded } from "./plugin-end.ts";
import type { PluginExchange } from "./plugin-exchange.ts";
import { readOutput } from "./plugin-output.ts";

export interface PluginConnector {
  readonly name: string;
  readonly description: string;
}

/** How and where the process of a plugin runs. */
export interface PluginProcessOptions {
  /** The program that loads the plugin. */
  readonly hostProgram: string;
  readonly cacheFolder: string;
  readonly entry: string;
  readonly dataFolder: string;
  readonly storeFolder: string;
  /** 32 bytes as base64url. */
  readonly storeKey: string;
  readonly memoryMegabytes: number;
  /** Until it must be ready. */
  readonly startMs: number;
  /** Until it must answer whether it is alive. */
  readonly aliveMs: number;
  /** Of one message from it. */
  readonly maxMessageBytes: number;
  readonly onLine: (stream: "stdout" | "stderr", line: string) => void;
}

export interface PluginCall {
  readonly connectorName: string;
  readonly key: OperationKey;
  readonly request: unknown;
}

/** The process of one plugin, ready to be called. */
export interface PluginProcess {
  readonly connectors: readonly PluginConnector[];
  readonly startedAt: number;
  /** Resolves when the process is gone. */
  readonly ended: Promise<PluginEnd>;
  call(call: PluginCall): PluginExchange;
  /** Asks whether it still does anything, and ends it when it does not answer. */
  checkAlive(): void;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
  /** Ends it, at once, and resolves when it is gone. */
  stop(): Promise<void>;
}

/** @throws PluginEnded when the plugin cannot be loaded, or ends before it is ready */
export async function startPluginProcess(options: PluginProcessOptions): Promise<PluginProcess> {
  const child = spawnHost(options);
  if (child.pid === undefined)
    throw new PluginEnded(await untilClosed(child).then((gone) => endOf(gone, [])));
  const said = readOutput(pipe(child, 2), (line) => options.onLine("stderr", line));
  readOutput(pipe(child, 1), (line) => options.onLine("stdout", line));
  /** The reason for which this side has ended it, if it has. */
  let verdict: PluginEnd | null = null;
  const end = (reason: PluginEnd) => {
    verdict ??= reason;
    child.kill("SIGKILL");
  };
  const calls = createPluginCalls(child.stdio[CHANNEL_FD] as Duplex, {
    maxMessageBytes: options.maxMessageBytes,
    onGarbage: (why) => end({ problem: "garbage", why }),
  });
  const ended = untilClosed(child).then((closed) => {
    const reason = verdict ?? endOf(closed, said.lastLines());
    calls.failAll(new PluginEnded(reason));
    return reason;
  });
  const { entry, dataFolder, storeFolder, storeKey } = options;
  calls.send({ type: "start", entry, dataFolder, storeFolder, storeKey });
  const tooLate = setTimeout(() => end({ problem: "start", why: seconds(options.startMs) }), options.startMs);
  try {
    const connectors = await readyOrGone(calls, ended, end);
    return { ...running({ calls, end, ended, aliveMs: options.aliveMs }), connectors };
  } finally {
    clearTimeout(tooLate);
  }
}

const CHANNEL_FD = 3;
/** Beside its heap a process has its program, its stacks and its buffers. */
const BESIDE_HEAP_MEGABYTES = 192;

function spawnHost({ hostProgram, memoryMegabytes, cacheFolder }: PluginProcessOptions): ChildProcess {
  const maxBytes = (memoryMegabytes + BESIDE_HEAP_MEGABYTES) * 1024 * 1024;
  return spawn(process.execPath, [`--max-old-space-size=${memoryMegabytes}`, hostProgram, String(maxBytes)], {
    env: environment(cacheFolder),
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
}

/** What programs need to find their way, and nothing of Brygga's: neither its passwords nor its keys. */
function environment(cacheFolder: string): NodeJS.ProcessEnv {
  const names = ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"];
  const proxies = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];
  const kept = [...names, ...proxies].map((name) => [name, process.env[name]] as const);
  return { ...Object.fromEntries(kept), NODE_COMPILE_CACHE: cacheFolder };
}

const pipe = (child: ChildProcess, fd: 1 | 2): Readable => child.stdio[fd] as Readable;

interface Closed {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error?: Error;
}

/** For what it had written when it ended. A program that it started may hold the pipes open for ever. */
const LAST_OUTPUT_MS = 300;

const untilClosed = (child: ChildProcess): Promise<Closed> =>
  new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, signal: null, error }));
    child.once("close", (code, signal) => resolve({ code, signal }));
    child.once("exit", (code, signal) => {
      setTimeout(() => {
        for (const stream of child.stdio) stream?.destroy();
        resolve({ code, signal });
      }, LAST_OUTPUT_MS);
    });
  });

function endOf({ code, signal, error }: Closed, lines: readonly string[]): PluginEnd {
  if (error !== undefined) return { problem: "not-started", why: error.message };
  const aboutMemory = lines.find((line) => /heap out of memory|^memory limit exceeded/i.test(line));
  if (aboutMemory !== undefined) return { problem: "memory", why: aboutMemory };
  const thrown = lines.findLast((line) => /^(?:Uncaught )?[\w.]*(?:Error|Exception)\b.*/.test(line));
  if (signal !== null) return { problem: "crash", why: signal };
  if (code === 0 || thrown === undefined) return { problem: "exit", why: String(code) };
  return { problem: "crash", why: thrown.slice(0, 500) };
}

async function readyOrGone(
  calls: PluginCalls,
  ended: Promise<PluginEnd>,
  end: (reason: PluginEnd) => void,
): Promise<readonly PluginConnector[]> {
  const first = await Promise.race([calls.ready, ended.then((gone) => new PluginEnded(gone))]);
  if (first instanceof PluginEnded) throw first;
  if (first.type === "ready") return first.connectors;
  const reason: PluginEnd = { problem: "load", why: first.why.slice(0, 500) };
  end(reason);
  await ended;
  throw new PluginEnded(reason);
}

function running({
  calls,
  end,
  ended,
  aliveMs,
}: {
  readonly calls: PluginCalls;
  readonly end: (reason: PluginEnd) => void;
  readonly ended: Promise<PluginEnd>;
  readonly aliveMs: number;
}): Omit<PluginProcess, "connectors"> {
  return {
    startedAt: performance.now(),
    ended,
    call: (call) => calls.call(call),
    checkAlive() {
      const timer = setTimeout(() => end({ problem: "hang", why: seconds(aliveMs) }), aliveMs);
      const done = () => clearTimeout(timer);
      void Promise.race([calls.ping(), ended]).then(done);
    },
    idle: () => calls.idle(),
    async stop() {
      end({ problem: "stopped", why: "" });
      await ended;
    },
  };
}

const seconds = (ms: number): string => String(Math.max(Math.round(ms / 100) / 10, 0.1));
