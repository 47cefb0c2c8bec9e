import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sections, unpadded, withSection } from "./sections.mjs";

const docs = join(import.meta.dirname, "..", "..", "docs");

for (const { file, ...section } of sections) {
  const path = join(docs, file);
  const before = readFileSync(path, "utf8");
  const after = withSection(before, section);
  const isStale = unpadded(after) !== unpadded(before);
  if (isStale) writeFileSync(path, after);
  console.log(`docs/${file}: ${section.name} ${isStale ? "written" : "is up to date"}`);
}
