import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../packages/server/src/config.ts";
import { sections, unpadded, withSection } from "./sections.mjs";
import { settings, settingsTable } from "./settings-table.mjs";

const docs = join(import.meta.dirname, "..", "..", "docs");

describe("the documentation made from the code", () => {
  test.each(sections)("$file says what the code says ($name; else run npm run docs)", (section) => {
    const text = readFileSync(join(docs, section.file), "utf8");
    expect(unpadded(text)).toBe(unpadded(withSection(text, section)));
  });

  test("gives the defaults that the server starts with", () => {
    const defaults = Object.fromEntries(
      [...unpadded(settingsTable).matchAll(/^\| `(\w+)` \| `([^`]+)` \|/gm)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    expect(Object.keys(defaults)).toContain("BRYGGA_DEMO");
    expect(loadConfig(defaults)).toEqual(loadConfig({}));
  });

  test("explains every environment variable", () => {
    for (const [name, setting] of settings) expect(setting.description, name).toMatch(/\w.*\.$/);
  });

  test("is not written into a document without a place for it", () => {
    expect(() => withSection("# Title\n", { name: "environment", content: "x" })).toThrow(/no section/);
  });
});
