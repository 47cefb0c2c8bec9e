import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

export const BIN = join(import.meta.dirname, "..", "..", "bin", "brygga.mjs");

interface Surroundings {
  readonly data: string;
  readonly input?: string;
  /** The folder of plugins. @default there is none */
  readonly connectors?: string;
}

/** Runs the command in a process of its own, over an installation in `data`. */
export async function runBrygga(
  args: readonly string[],
  { data, input = "", connectors = "" }: Surroundings,
): Promise<{ readonly out: string; readonly error: string; readonly code: number | null }> {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: {
      PATH: process.env.PATH,
      BRYGGA_DATA: data,
      BRYGGA_DEMO: "0",
      BRYGGA_PORT: "0",
      BRYGGA_CONNECTORS: connectors,
    },
  });
  child.stdin.end(input);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { out, error, code };
}
