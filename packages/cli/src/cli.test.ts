import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const BIN = join(import.meta.dirname, "..", "bin", "brygga.mjs");

// Each test starts the command several times, and a start takes seconds on a machine that is busy.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-cli-"));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

interface RunOptions {
  readonly input?: string;
  readonly node?: string;
}

/** Runs the command as a shell does. */
async function brygga(command: string, { input = "", node = process.execPath }: RunOptions = {}) {
  const child = spawn(node, [BIN, ...command.split(" ")], {
    env: { PATH: process.env.PATH, BRYGGA_DATA: folder, BRYGGA_DEMO: "0", BRYGGA_PORT: "0" },
  });
  child.stdin.end(input);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { out, error, code };
}

/** From the first one on, whatever has come since. */
const ALL_MIGRATIONS: unknown = expect.stringMatching(/^Migrated: first-tables(, [a-z-]+)*\.\n$/);

test("a user and a token are made beside the database that migrate made", async () => {
  expect(await brygga("migrate")).toMatchObject({ code: 0, out: ALL_MIGRATIONS });
  expect(await brygga("migrate")).toMatchObject({ code: 0, out: "The database was up to date.\n" });
  const made = await brygga("user add kim --role administrator");
  expect(made.out).toMatch(/^Added administrator "kim"\.\nPassword: (\w{4}-){3}\w{4}\n$/);
  expect(await brygga("user add Kim")).toMatchObject({ code: 1, error: 'There is already a user "Kim".\n' });
  const token = await brygga("token create kim --days 30");
  expect(token).toMatchObject({ code: 0, out: expect.stringMatching(/^bry_[\w-]{43}\n$/) });
});

test("a password is read from standard input and not shown", async () => {
  await brygga("migrate");
  const added = await brygga("user add kim --password-stdin", { input: "correct horse\n" });
  expect(added).toMatchObject({ code: 0, out: 'Added user "kim".\n' });
  const short = await brygga("user add lo --password-stdin", { input: "short\n" });
  expect(short).toMatchObject({ code: 1, error: "The password must have at least 8 characters.\n" });
});

test("what the caller can mend is one line and exit code 1", async () => {
  expect((await brygga("token create kim")).error).toMatch(
    /^There is no database in .*: start Brygga once.*\n$/,
  );
  await brygga("migrate");
  expect(await brygga("token create kim")).toMatchObject({ code: 1, error: 'There is no user "kim".\n' });
  expect((await brygga("token create kim --days soon")).error).toContain("whole number from 1 to 3650");
  expect(await brygga("nonsense")).toMatchObject({ code: 1, error: "error: unknown command 'nonsense'\n" });
});

const OLD_NODE = "/usr/bin/node";
const oldVersion = existsSync(OLD_NODE)
  ? await new Promise<number>((resolve) =>
      execFile(OLD_NODE, ["--version"], (_error, stdout) => resolve(Number(/\d+/.exec(stdout)?.[0]))),
    )
  : Number.NaN;

test.skipIf(!(oldVersion < 24))("an old Node.js hands over to the one that came along", async () => {
  expect(await brygga("migrate", { node: OLD_NODE })).toMatchObject({
    code: 0,
    out: ALL_MIGRATIONS,
  });
  expect(await brygga("token create kim", { node: OLD_NODE })).toMatchObject({ code: 1 });
});
