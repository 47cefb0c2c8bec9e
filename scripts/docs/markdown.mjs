import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";

/** Folders that hold nothing that somebody wrote for the project. */
const NOT_OURS = new Set(["node_modules", ".git", ".cache", "dist", "data"]);

/** Every file of the project, as paths from its folder with `/`. */
export function projectFiles(root) {
  const walk = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (NOT_OURS.has(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [relative(root, path).replaceAll(sep, "/")];
    });
  return walk(root);
}

export const isMarkdown = (path) => extname(path) === ".md";

/** The text without its code blocks, in which nothing is a link. */
const prose = (text) => text.replace(/^( *)(`{3,})[\s\S]*?^\1\2/gm, "");

/** Targets of the links of a document that lead into the project: `to` as it stands there. */
export function linksOf(text) {
  const inline = [...prose(text).matchAll(/\]\(<?([^)>\s]+)>?(?: "[^"]*")?\)/g)].map(([, to]) => to);
  const reference = [...prose(text).matchAll(/^\[[^\]]+\]: (\S+)$/gm)].map(([, to]) => to);
  return [...inline, ...reference].filter((to) => !/^[a-z]+:/.test(to));
}

/** What a document names in backticks and means as a file or folder: it has a slash or a file's ending. */
export function pathsOf(text) {
  const named = [...prose(text).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, name]) => name);
  return named.filter(
    (name) =>
      /^(?!\.{1,2}\/)[\w.@-]+(\/[\w.@-]+)+\/?$/.test(name) || /^[\w.@-]+\.(ts|tsx|mjs|md)$/.test(name),
  );
}

/** The anchors of a document's headings, as code hosts make them, and those set by hand. */
export function anchorsOf(text) {
  const headings = [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading));
  const byHand = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id);
  return new Set([...headings, ...byHand]);
}

const slug = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

export const readText = (root, path) => readFileSync(join(root, path), "utf8");
