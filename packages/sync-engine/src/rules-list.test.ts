import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const PROJECT = new URL("../../../", import.meta.url);

/** The rows of the list, cell by cell. */
const ROWS = readFileSync(new URL("../SPEC.md", import.meta.url), "utf8")
  .split("## Every rule by its words")[1]
  ?.split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| Rule") && !line.startsWith("| ---"))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")));

const NAMED = /`([^`]+)`(?:: _(.+?)_(?=;|$))?/g;

/** The files that a cell names, each with the name of a test in it, if any. */
const namedIn = (cell = ""): readonly { readonly path: string; readonly name: string }[] =>
  [...cell.matchAll(NAMED)].map(([, path = "", name = ""]) => ({ path, name }));

function fileOf(path: string): string {
  const [folder] = path.split("/");
  const elsewhere = folder === "server" ? "packages/server/src/" : folder === "bench" ? "bench/" : null;
  const file =
    elsewhere === null ? `packages/sync-engine/src/${path}` : elsewhere + path.replace(/^\w+\//, "");
  return fileURLToPath(new URL(file, PROJECT));
}

describe("the list of all rules by their words", () => {
  test("has them all", () => {
    expect(ROWS?.length).toBeGreaterThan(70);
  });

  test.each(ROWS ?? [])("%s", (_, code, shownBy) => {
    const tests = namedIn(shownBy);
    expect(namedIn(code).filter(({ path }) => !existsSync(fileOf(path)))).toEqual([]);
    expect(tests).not.toEqual([]);
    const missing = tests.filter(({ path, name }) => !readFileSync(fileOf(path), "utf8").includes(name));
    expect(missing).toEqual([]);
  });
});
