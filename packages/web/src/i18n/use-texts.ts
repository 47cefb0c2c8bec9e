import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { NAMESPACES } from "./namespaces.ts";

/** Translates any key: those of `app` as they are, others as `settings:sync.title`. */
export type Translate = TFunction<typeof NAMESPACES>;

/** Texts of all features in the present language. */
export const useTexts = () => useTranslation(NAMESPACES);

/** The text of a key that is only known at run time (a code from the server); "" where there is none. */
export function textOf(t: Translate, key: string, values: Record<string, string | number> = {}): string {
  const translate = t as unknown as (key: string, options: Record<string, string | number>) => string;
  return translate(key, { ...values, defaultValue: "" });
}
