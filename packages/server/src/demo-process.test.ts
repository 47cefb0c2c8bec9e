import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const MODULE = JSON.stringify(new URL("./demo-process.ts", import.meta.url).href);

/** Starts a sample ERP where no file can be opened any more. */
const PROGRAM = `
  const { startDemoProcess } = await import(${MODULE});
  const { openSync, closeSync } = await import("node:fs");
  let last;
  try { for (;;) last = openSync("/dev/null"); } catch {}
  const demo = await startDemoProcess("sample.ts", { dataFolder: "/tmp", demoPort: 0 });
  await demo.stop();
  closeSync(last);
  console.log(JSON.stringify(demo.outcome));
`;

test("where too few files may be open, Brygga runs without a sample ERP, and says what to do", async () => {
  const shell = ["-c", 'ulimit -n 64; exec "$0" --input-type=module -e "$1"', process.execPath, PROGRAM];
  const { stdout } = await promisify(execFile)("sh", shell);
  expect(JSON.parse(stdout)).toEqual({
    failure: expect.stringContaining("EMFILE. Allow Brygga more open files"),
  });
});
