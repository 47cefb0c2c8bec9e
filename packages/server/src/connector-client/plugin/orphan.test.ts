import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";

const PROGRAM = join(import.meta.dirname, "testing", "die-while-looping.ts");

test("a plugin in an endless loop ends when the server is killed", async () => {
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, [PROGRAM], (_error, stdout) => resolve(stdout)),
  );
  const [printed = "", folder = ""] = output.trim().split(" ");
  const pid = Number(printed);
  expect(pid).toBeGreaterThan(1);
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), { timeout: 10_000 });
  await rm(dirname(folder), { recursive: true });
});
