import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { excelConfiguration } from "../../connectors/excel/src/configuration.ts";
import * as en from "../../packages/web/src/i18n/en/index.ts";
import * as sv from "../../packages/web/src/i18n/sv/index.ts";
import { readText } from "./markdown.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bold words that are no label: the boxes, the directions, and what is stressed in a step. */
const NO_LABELS = new Set(["Trial.", "Prov.", "<", ">", "and close the workbook", "och stäng arbetsboken"]);

const textsIn = (node) => (typeof node === "string" ? [node] : Object.values(node).flatMap(textsIn));

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What readers see of a text: `Next sync at {{time}}.` has any time in that place. */
const shown = (text) =>
  new RegExp(
    `^${text
      .split(/\{\{\w+\}\}/)
      .map(escaped)
      .join(".+")}$`,
  );

/** Labels of the interface, and of the configuration fields of the connector that the trial uses. */
const labelsIn = (catalogue, language) =>
  [...textsIn(catalogue), ...Object.values(excelConfiguration("")).map(({ label }) => label[language])].map(
    shown,
  );

/** What a how-to prints in bold is what its reader looks for on the screen; `A > B` is A, then B. */
const boldIn = (text) => [...text.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, bold]) => bold.split(" > "));

describe("the how-to", () => {
  test.each([
    { path: "docs/how-to/add-connection.en.md", catalogue: en, language: "US", atLeast: 50 },
    { path: "docs/how-to/add-connection.sv.md", catalogue: sv, language: "SV", atLeast: 50 },
    { path: "docs/how-to/defaults-order-activation.en.md", catalogue: en, language: "US", atLeast: 25 },
    { path: "docs/how-to/defaults-order-activation.sv.md", catalogue: sv, language: "SV", atLeast: 25 },
    { path: "docs/how-to/map-fields-and-lists.en.md", catalogue: en, language: "US", atLeast: 25 },
    { path: "docs/how-to/map-fields-and-lists.sv.md", catalogue: sv, language: "SV", atLeast: 25 },
    { path: "docs/how-to/connect-and-create.en.md", catalogue: en, language: "US", atLeast: 20 },
    { path: "docs/how-to/connect-and-create.sv.md", catalogue: sv, language: "SV", atLeast: 20 },
    { path: "docs/how-to/import.en.md", catalogue: en, language: "US", atLeast: 30 },
    { path: "docs/how-to/import.sv.md", catalogue: sv, language: "SV", atLeast: 30 },
  ])("$path prints nothing in bold that is not on the screen", ({ path, catalogue, language, atLeast }) => {
    const labels = labelsIn(catalogue, language);
    const bold = boldIn(readText(root, path)).filter((name) => !NO_LABELS.has(name));
    expect(bold.length).toBeGreaterThan(atLeast);
    expect(bold.filter((name) => !labels.some((label) => label.test(name)))).toEqual([]);
  });
});
