/**
 * The code blocks of a document: ```` ```ts file=src/erp.ts ```` is the whole content of that file.
 * @param {string} text
 * @returns {{ language: string, file: string | undefined, content: string }[]}
 */
export function codeBlocks(text) {
  return [...text.matchAll(/^```(\w+)(?: +file=(\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language, file, content]) => ({ language, file, content }),
  );
}
