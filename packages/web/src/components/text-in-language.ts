import type { MultiLanguage } from "@brygga/api-contract";

/** The text in a language, else in English, else in the first one there is; "" where there is none. */
export function textInLanguage(texts: MultiLanguage, language: string): string {
  const own = Object.entries(texts).find(([code]) => code === language)?.[1];
  return [own, texts.en, ...Object.values(texts)].find((text) => text !== undefined && text !== "") ?? "";
}

/** Whether there is a text in any language. */
export const hasText = (texts: MultiLanguage): boolean =>
  Object.values(texts).some((text) => text.trim() !== "");
