import { LANGUAGES, type LanguageCode } from "@brygga/api-contract";
import type { Principal } from "../auth/principal.ts";

export type Language = LanguageCode;

/** Norwegian goes by three tags; the texts are Bokmål. */
const OTHER_TAGS: Readonly<Record<string, LanguageCode>> = { no: "nb", nn: "nb" };

/** The first language of an Accept-Language header that Brygga speaks, then the user's, then English. */
export function chooseLanguage(header: string | undefined, principal: Principal | null): Language {
  const wanted = (header ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith("q="));
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  const spoken = wanted.flatMap(({ language }) => {
    const known = OTHER_TAGS[language ?? ""] ?? language;
    return LANGUAGES.filter((code) => code === known);
  });
  return spoken[0] ?? principal?.language ?? "en";
}
