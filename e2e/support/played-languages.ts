/** The languages that people follow the how-tos in. */
export type PlayedLanguage = "sv" | "en";

const BOTH: readonly PlayedLanguage[] = ["sv", "en"];

/**
 * In which languages a spec is played. Every text is held in all languages by the tests of the texts, and what the
 * two share is played anyway, so `npm test` plays one of them, taking turns from spec to spec; `npm run test:long`
 * plays both. The how-to of the first connection is always played in both.
 */
export const playedLanguages = (inTurn: PlayedLanguage): readonly PlayedLanguage[] =>
  process.env.BRYGGA_TEST_LONG === "1" ? BOTH : [inTurn];
