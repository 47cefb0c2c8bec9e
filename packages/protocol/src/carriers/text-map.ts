import { z } from "zod";

/** A dictionary of strings: configuration values by field key, or list texts by item key. */
export const textMap = z.record(z.string(), z.string());
export type TextMap = z.infer<typeof textMap>;
