import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { anchorsOf, isMarkdown, linksOf, pathsOf, projectFiles, readText } from "./markdown.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = projectFiles(root);
const documents = files.filter(isMarkdown);
const names = new Set(files.map((path) => posix.basename(path)));
const there = new Set(files.flatMap((path) => [path, ...foldersOf(path)]));

function foldersOf(path) {
  const folder = posix.dirname(path);
  return folder === "." ? [folder] : [folder, ...foldersOf(folder)];
}

/** Whether a link leads to a file that is there, and to a heading that is in it. */
function leadsSomewhere(document, to) {
  const [path = "", anchor] = decodeURI(to).split("#");
  const target = path === "" ? document : from(document, path);
  if (!there.has(target)) return false;
  return anchor === undefined || (isMarkdown(target) && anchorsOf(readText(root, target)).has(anchor));
}

/** A path starts at the project's folder or at the document's; a bare name is that of a file somewhere. */
function isThere(document, name) {
  if (!name.includes("/")) return names.has(name);
  const inProject = (path) =>
    [path, from(document, path)].some((start) => there.has(start.replace(/\/$/, "")));
  // An address, a package or a path on another machine begins with nothing that we have.
  return inProject(name) || !inProject(name.split("/")[0]);
}

const from = (document, path) => posix.join(posix.dirname(document), path).replace(/\/$/, "");

describe("every document of the project", () => {
  test("is found", () => {
    expect(documents).toEqual(expect.arrayContaining(["README.md", "docs/configuration.md"]));
  });

  test.each(documents)("%s: every link into the project leads somewhere", (document) => {
    const broken = linksOf(readText(root, document)).filter((to) => !leadsSomewhere(document, to));
    expect(broken).toEqual([]);
  });

  test.each(documents)("%s: every file that it names is there", (document) => {
    const missing = pathsOf(readText(root, document)).filter((name) => !isThere(document, name));
    expect(missing).toEqual([]);
  });
});

describe("what counts as a link or a file", () => {
  const text = [
    "# One thing, `two`",
    "[a](b.md#c), [home](https://example.com), `npm test`, `scripts/start.mjs`, `compose.ts`, `text/xml`",
    "```",
    "[not](a-link.md) `nor/a.ts`",
    "```",
    "[ref]: other.md",
  ].join("\n");

  test("are links outside code blocks that have no scheme", () => {
    expect(linksOf(text)).toEqual(["b.md#c", "other.md"]);
  });

  test("are names in backticks with a slash or the ending of a source file", () => {
    expect(pathsOf(text)).toEqual(["scripts/start.mjs", "compose.ts", "text/xml"]);
  });

  test("are anchors of headings in the form of code hosts", () => {
    expect([...anchorsOf(text)]).toEqual(["one-thing-two"]);
  });
});
