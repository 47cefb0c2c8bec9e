import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ERROR_CODES } from "./error-code.ts";

test("every error code of the SDK is explained where it is declared", () => {
  const source = readFileSync(join(import.meta.dirname, "error-code.ts"), "utf8");
  const comment = source.slice(0, source.indexOf("*/"));
  const explained = [...comment.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code);
  expect(explained.toSorted()).toEqual([...ERROR_CODES].toSorted());
});
