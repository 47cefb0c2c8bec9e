import type { settings as source } from "../en/settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const settings: TranslationOf<typeof source> = {
  navigation: "Navigator för inställningar",
};
