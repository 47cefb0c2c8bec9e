import type { Readable } from "node:stream";

export interface PluginOutput {
  /** The last lines, for what the process said before it ended. */
  lastLines(): readonly string[];
}

const KEPT_LINES = 30;
const MAX_LINE = 2_000;
const LINES_A_SECOND = 100;

/**
 * Reads what a plugin prints, line by line. The pipe is always emptied, so that the plugin never waits for it; what
 * is more than a log can take is left out.
 */
export function readOutput(stream: Readable, onLine: (line: string) => void): PluginOutput {
  const kept: string[] = [];
  let rest = "";
  let second = 0;
  let inSecond = 0;
  const take = (line: string) => {
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.shift();
    const now = Math.floor(performance.now() / 1000);
    if (now !== second) {
      second = now;
      inSecond = 0;
    }
    inSecond++;
    if (inSecond <= LINES_A_SECOND) onLine(line);
    else if (inSecond === LINES_A_SECOND + 1) onLine("… (more than the log takes is left out)");
  };
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = (lines.pop() ?? "").slice(0, MAX_LINE);
    for (const line of lines) if (line !== "") take(line.slice(0, MAX_LINE));
  });
  stream.on("end", () => {
    if (rest !== "") take(rest);
    rest = "";
  });
  stream.on("error", () => undefined);
  return { lastLines: () => kept };
}
