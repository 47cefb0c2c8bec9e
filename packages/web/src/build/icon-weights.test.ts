import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { withUsedWeights } from "./icon-weights.ts";

const library = dirname(createRequire(import.meta.url).resolve("@phosphor-icons/react"));
const sources = join(import.meta.dirname, "..");

test("an icon of the library keeps its regular and its bold weight, and no other", () => {
  const code = readFileSync(join(library, "defs", "Warning.es.js"), "utf8");
  const kept = withUsedWeights(code);
  expect([...kept.matchAll(/^ {4}"(\w+)",$/gm)].map(([, weight]) => weight)).toEqual(["bold", "regular"]);
  expect(kept.length).toBeLessThan(code.length / 2);
  expect(kept).toMatch(/^import \* as a[\s\S]*new Map\(\[[\s\S]*\]\);\nexport \{/);
});

test("no component asks for another weight", () => {
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".tsx"),
  );
  const asked = files.flatMap((file) =>
    [...readFileSync(join(sources, file), "utf8").matchAll(/\bweight=(\S+)/g)].map(([, weight]) => weight),
  );
  expect(new Set(asked)).toEqual(new Set(['"bold"']));
});
