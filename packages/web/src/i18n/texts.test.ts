import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ENTRY_CODES, PROBLEM_CODES } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { BROWSER_PROBLEM_CODES } from "../api/api-error.ts";
import { texts as english } from "./en/index.ts";
import { LANGUAGES, loadTexts } from "./languages.ts";

type Tree = { readonly [key: string]: string | Tree };

function keysOf(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const own = path === "" ? key : `${path}.${key}`;
    return typeof value === "string" ? [[own, value] as [string, string]] : keysOf(value, own);
  });
}

const allKeys = (texts: Record<string, Tree>): Map<string, string> =>
  new Map(
    Object.entries(texts).flatMap(([namespace, tree]) =>
      keysOf(tree).map(([key, text]): [string, string] => [`${namespace}:${key}`, text]),
    ),
  );

const englishTexts = allKeys(english);
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort();

const sourceFolder = join(import.meta.dirname, "..");
const sources = readdirSync(sourceFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/^i18n\/[a-z]{2}\//.test(file) && !file.includes(".test."))
  .map((file) => readFileSync(join(sourceFolder, file), "utf8"))
  .join("\n");

/** A key in the source is a literal, or a template such as `runs.${count}` that stands for any such key. */
const literals = new Set([...sources.matchAll(/"([\w.:-]+)"/g)].map(([, literal]) => literal));
const templates = [...sources.matchAll(/`([\w-]+[.:][\w.:-]*(?:\$\{[^}`]*\}[\w.:-]*)+)`/g)].map(
  ([, template = ""]) =>
    new RegExp(`^(?:app:)?${template.replaceAll(".", "\\.").replace(/\$\{[^}]*\}/g, ".+")}$`),
);

const isUsed = (key: string): boolean => {
  const singular = key.replace(/_(zero|one|other)$/, "");
  const names = [singular, singular.replace(/^app:/, "")];
  return names.some((name) => literals.has(name)) || templates.some((template) => template.test(singular));
};

describe("texts", () => {
  test("no text is left over that nothing shows", () => {
    expect([...englishTexts.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  for (const language of Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]) {
    test(`${language} has every text, with the same values filled in`, async () => {
      const translated = allKeys(await loadTexts(language));
      expect([...translated.keys()].sort()).toEqual([...englishTexts.keys()].sort());
      for (const [key, text] of translated) {
        expect(text.trim(), key).not.toBe("");
        expect(placeholders(text), key).toEqual(placeholders(englishTexts.get(key) ?? ""));
      }
    });
  }

  test("every problem of the API is explained, and no other", () => {
    const explained = new Set(
      [...englishTexts.keys()].flatMap((key) => /^errors:(.+)\.title$/.exec(key)?.[1] ?? []),
    );
    expect([...explained].sort()).toEqual(
      [...Object.keys(PROBLEM_CODES), ...BROWSER_PROBLEM_CODES, "unknown"].sort(),
    );
  });

  test("whatever can be wrong with a member of a request is explained, and no more", () => {
    const explained = [...englishTexts.keys()].flatMap(
      (key) => /^errors:entries\.(.+)\.text$/.exec(key)?.[1] ?? [],
    );
    expect(explained.sort()).toEqual(Object.keys(ENTRY_CODES).sort());
  });

  test("the codes of schemas are among those that are explained", () => {
    // Total, so that a code that zod adds is missed here first.
    const ofZod: Record<z.core.$ZodIssue["code"], true> = {
      invalid_type: true,
      invalid_value: true,
      invalid_format: true,
      too_small: true,
      too_big: true,
      not_multiple_of: true,
      unrecognized_keys: true,
      invalid_union: true,
      invalid_key: true,
      invalid_element: true,
      custom: true,
    };
    expect(Object.keys(ENTRY_CODES)).toEqual(
      expect.arrayContaining(Object.keys(ofZod).map((code) => code.replaceAll("_", "-"))),
    );
  });
});
