import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";

const BIN = join(import.meta.dirname, "..", "bin", "brygga.mjs");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-cli-app-"));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

async function brygga(command: string) {
  const child = spawn(process.execPath, [BIN, ...command.split(" ")], {
    env: { PATH: process.env.PATH, BRYGGA_DATA: folder, BRYGGA_DEMO: "0" },
  });
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { out, error, code };
}

test("an application is registered, listed, shown and removed", async () => {
  await brygga("migrate");
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = join(folder, "visma.pub.pem");
  await writeFile(key, publicKey.export({ type: "spki", format: "pem" }));
  const added = await brygga(`app add visma --url https://erp.example/connector --public-key ${key}`);
  expect(added).toMatchObject({ code: 0, error: "" });
  expect(added.out).toMatch(/^-----BEGIN PUBLIC KEY-----[\s\S]+-----END PUBLIC KEY-----\n$/);
  expect((await brygga("app list")).out).toBe("visma\thttps://erp.example/connector\n");
  expect((await brygga("app show-key visma")).out).toBe(added.out);
  const again = await brygga(`app add VISMA --url https://other.example --public-key ${key}`);
  expect(again).toMatchObject({ code: 1, error: 'There is already an application "VISMA".\n' });
  expect(await brygga("app remove visma")).toMatchObject({ code: 0, out: 'Removed "visma".\n' });
  expect(await brygga("app show-key visma")).toMatchObject({
    code: 1,
    error: 'No application "visma" is registered.\n',
  });
});

test("what is no public key is refused in one line", async () => {
  await brygga("migrate");
  const key = join(folder, "wrong.pem");
  await writeFile(key, "hello");
  const refused = await brygga(`app add visma --url https://erp.example --public-key ${key}`);
  expect(refused.code).toBe(1);
  expect(refused.error).toMatch(/^Paste the application's public key: .*\n$/);
  const missing = await brygga("app add visma --url https://erp.example --public-key /no/such/file");
  expect(missing.error).toContain("The public key cannot be read: ENOENT");
});
