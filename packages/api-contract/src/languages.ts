import { z } from "zod";

/** Languages of the interface, as BCP 47 tags. */
export const LANGUAGES = ["en", "sv", "nb", "da", "de", "nl"] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

/** A name in one or more languages; one that is left out, or blank, is shown in English or in the first there is. */
export const multiLanguage = z
  .partialRecord(z.enum(LANGUAGES), z.string().trim().max(200))
  .refine((texts) => Object.values(texts).some((text) => text !== ""), "Enter the name in one language.");
export type MultiLanguage = z.infer<typeof multiLanguage>;

/** The same where there need not be any text. */
export const optionalMultiLanguage = z.partialRecord(z.enum(LANGUAGES), z.string().trim().max(1000));
