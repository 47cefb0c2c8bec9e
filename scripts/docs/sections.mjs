import { keptSchedulesTable } from "./kept-schedules-table.mjs";
import { mutantsTable } from "./mutants-table.mjs";
import { rulesTable } from "./rules-table.mjs";
import { settingsTable } from "./settings-table.mjs";

/** What is made from the code: the file below docs/, the name of the section in it, its content. */
export const sections = [
  { file: "configuration.md", name: "environment", content: settingsTable },
  { file: "connectors/check.md", name: "rules", content: rulesTable },
  { file: "proof.md", name: "mutants", content: mutantsTable },
  { file: "proof.md", name: "kept-schedules", content: keptSchedulesTable },
];

const begin = (name) => `<!-- made by \`npm run docs\`: ${name} -->`;
const end = (name) => `<!-- end of ${name} -->`;

/**
 * A document with the content of one section replaced.
 * @param {string} text
 * @param {{ name: string, content: string }} section
 * @throws {Error} when the document has no such section
 */
export function withSection(text, { name, content }) {
  const from = text.indexOf(begin(name));
  const to = text.indexOf(end(name));
  if (from < 0 || to < from) {
    throw new Error(`There is no section between "${begin(name)}" and "${end(name)}".`);
  }
  return `${text.slice(0, from + begin(name).length)}\n\n${content.trim()}\n\n${text.slice(to)}`;
}

/** A text without the spaces and dashes with which the formatter makes the columns of tables line up. */
export const unpadded = (text) => text.replaceAll(/ {2,}/g, " ").replaceAll(/-{3,}/g, "---");
