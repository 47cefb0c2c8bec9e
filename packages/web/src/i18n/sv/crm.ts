import type { crm as source } from "../en/crm.ts";
import type { TranslationOf } from "../translation-of.ts";

export const crm: TranslationOf<typeof source> = {};
