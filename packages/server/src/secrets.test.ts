import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openTestDatabase } from "./db/testing.ts";
import { checkSecretKey } from "./secret-key-check.ts";
import { createSecrets, loadSecretKey, SecretsError } from "./secrets.ts";

const secrets = createSecrets("k".repeat(32));
const others = createSecrets("o".repeat(32));

test("a secret reads back with the key that encrypted it, and looks different every time", () => {
  const [one, two] = [secrets.encrypt("lösenord"), secrets.encrypt("lösenord")];
  expect(one).not.toBe(two);
  expect(one).not.toContain("lösenord");
  expect([secrets.decrypt(one), secrets.decrypt(two), secrets.decrypt(secrets.encrypt(""))]).toEqual([
    "lösenord",
    "lösenord",
    "",
  ]);
});

test("a secret that was changed, or of another key, is an error of its own kind", () => {
  const encrypted = secrets.encrypt("x");
  const changed = `${encrypted.slice(0, -2)}${encrypted.endsWith("AA") ? "BB" : "AA"}`;
  for (const bad of [changed, "", "v2.AAAA", "nonsense"]) {
    expect(() => secrets.decrypt(bad)).toThrow(SecretsError);
  }
  expect(() => others.decrypt(encrypted)).toThrow(SecretsError);
});

test("a signature is good for its text, purpose and key alone", () => {
  const signature = secrets.sign("test", "text");
  expect(secrets.verify("test", "text", signature)).toBe(true);
  expect(secrets.verify("other", "text", signature)).toBe(false);
  expect(secrets.verify("test", "other", signature)).toBe(false);
  expect(others.verify("test", "text", signature)).toBe(false);
  expect(secrets.verify("test", "text", "")).toBe(false);
});

test("a key is made once, kept beside the data, and readable by its owner alone", async () => {
  await using database = await openTestDatabase();
  const config = { dataFolder: database.folder, secretKey: undefined, secretKeyFile: undefined };
  const key = await loadSecretKey(config);
  expect(await loadSecretKey(config)).toBe(key);
  const file = join(database.folder, "secret.key");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readFile(file, "utf8")).trim()).toBe(key);
});

test("a key file that is missing or too short ends the start with its name", async () => {
  await using database = await openTestDatabase();
  const path = join(database.folder, "my.key");
  const load = () => loadSecretKey({ dataFolder: "", secretKey: undefined, secretKeyFile: path });
  await expect(load()).rejects.toThrow(path);
  await writeFile(path, "short");
  await expect(load()).rejects.toThrow("at least 32 characters");
  await writeFile(path, `${"k".repeat(40)}\n`);
  await chmod(path, 0o400);
  expect(await load()).toBe("k".repeat(40));
});

test("another key than the one in use is found out at the start", async () => {
  await using database = await openTestDatabase();
  await checkSecretKey(database.db, secrets);
  await checkSecretKey(database.db, secrets);
  await expect(checkSecretKey(database.db, others)).rejects.toThrow("encrypted with another key");
});
