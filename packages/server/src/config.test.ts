import { expect, test } from "vitest";
import { loadConfig, StartError } from "./config.ts";

const refusal = (env: Record<string, string>) => {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
};

test("without any setting Brygga runs on 127.0.0.1:4620 with its data in ./data and the sample ERP", () => {
  expect(loadConfig({})).toMatchObject({ host: "127.0.0.1", port: 4620, demo: true, logLevel: "info" });
  expect(loadConfig({}).dataFolder).toMatch(/\/data$/);
});

test("an empty value counts as absent", () => {
  expect(loadConfig({ BRYGGA_PORT: "", BRYGGA_ADMIN_PASSWORD: "" })).toMatchObject({
    port: 4620,
    adminPassword: undefined,
  });
});

test("a bad value is one line that names the setting, the value and what it must be", () => {
  expect(refusal({ BRYGGA_PORT: "x" })).toBe('BRYGGA_PORT is "x", but must be a number.');
  expect(refusal({ BRYGGA_PORT: "70000" })).toBe('BRYGGA_PORT is "70000", but must be at most 65535.');
  expect(refusal({ BRYGGA_DEMO: "no" })).toBe('BRYGGA_DEMO is "no", but must be 0 or 1.');
});

test("a password or key that is refused is not shown", () => {
  expect(refusal({ BRYGGA_ADMIN_PASSWORD: "hush" })).not.toContain("hush");
  expect(refusal({ BRYGGA_SECRET_KEY: "hush" })).not.toContain("hush");
});

test("a setting of a later version is refused instead of ignored", () => {
  expect(refusal({ BRYGGA_DATABASE_URL: "postgres://u:pw@h/d" })).toContain(
    "PostgreSQL is not in this version",
  );
});

test("the key comes from the environment or from a file, not from both", () => {
  const key = "k".repeat(32);
  expect(refusal({ BRYGGA_SECRET_KEY: key, BRYGGA_SECRET_KEY_FILE: "/key" })).toContain("keep one of them");
});

test("the folder of plugin connectors is absolute, and there is none unless it is given", () => {
  expect(loadConfig({})).toMatchObject({ connectorsFolder: null, pluginMemoryMegabytes: 512 });
  expect(loadConfig({ BRYGGA_CONNECTORS: "plugins" }).connectorsFolder).toMatch(/^\/.*\/plugins$/);
  expect(refusal({ BRYGGA_PLUGIN_MEMORY_MB: "8" })).toBe(
    'BRYGGA_PLUGIN_MEMORY_MB is "8", but must be 64 or more.',
  );
});
