import { spawn } from "node:child_process";

/**
 * @typedef {{ code: number, output: string }} Outcome
 * `code` 0 means success; `output` is stdout and stderr in the order in which they arrived.
 */

// npm and the tools in node_modules/.bin are .cmd files on Windows, which only a shell can start.
const shell = process.platform === "win32";

/**
 * Runs a command to its end and keeps what it says instead of showing it.
 * Never throws: a command that cannot be started is an outcome with code 127.
 * @param {string[]} command the program and its arguments
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run([program = "", ...args], options = {}) {
  return new Promise((resolve) => {
    const chunks = [];
    const child = spawn(program, args, { shell, ...options, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    const end = (code) => resolve({ code, output: Buffer.concat(chunks).toString("utf8") });
    child.on("error", (error) => {
      chunks.push(Buffer.from(`${program} could not be started: ${error.message}\n`));
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/**
 * Runs a command in the foreground: it shares the terminal, and is told to stop when we are.
 * @param {string[]} command the program and its arguments
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, or 128 + signal number when a signal ended it
 */
export function runInForeground([program = "", ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { shell, ...options, stdio: "inherit" });
    const stopForwarding = forwardSignals(child);
    child.on("error", (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on("exit", (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal ?? ""] ?? 0));
    });
  });
}

/**
 * Passes each signal on once. npm repeats what the terminal sends, and a server may take a second
 * Ctrl-C as "stop at once". A terminal's own Ctrl-C reaches the child without our help.
 */
function forwardSignals(child) {
  const sent = new Set();
  const forward = (signal) => {
    const terminalSentIt = signal === "SIGINT" && process.stdin.isTTY;
    if (!sent.has(signal) && !terminalSentIt) child.kill(signal);
    sent.add(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  const watch = watchNpm(() => forward("SIGTERM"));
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, forward);
  };
}

/**
 * `kill` on `npm start` ends npm and the shell between npm and us, and tells us nothing; the server would
 * go on and keep its port. That our parent is another one now is the only sign.
 */
function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, 500);
}
