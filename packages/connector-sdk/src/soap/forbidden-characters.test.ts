import { encodeResponse, okResult } from "@brygga/protocol";
import { expect, test } from "vitest";
import { spelled } from "./forbidden-characters.ts";

// biome-ignore lint/style/useTemplate: one kind beside the other
const forbidden = String.fromCharCode(0, 1, 8, 0xb, 0xc, 0xe, 0xf, 0x10, 0x1f) + "\uFFFE\uFFFF";
const allowed = "\t\n\r &#x1; &amp;#x1; \uFFFD æ😀";

const answer = (text: string): string =>
  encodeResponse("getList", { ...okResult(), listItems: { key: text } });

test("what XML forbids is replaced, and nothing else", () => {
  expect(spelled(answer(`${forbidden}|${allowed}`), "replace")).toBe(
    answer(`${"\uFFFD".repeat(forbidden.length)}|${allowed}`),
  );
});

test("and stays as a reference where that is wanted", () => {
  const xml = answer(forbidden);
  expect(spelled(xml, "reference")).toBe(xml);
  expect(xml).toContain("&#x1;&#x8;&#xB;");
});
