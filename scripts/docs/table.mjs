/**
 * A Markdown table.
 * @param {string[]} headings
 * @param {string[][]} rows
 */
export function table(headings, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}
