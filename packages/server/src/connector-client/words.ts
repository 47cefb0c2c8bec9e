/** Something in the languages of the web interface; where a language is missing, English stands in. */
export interface InLanguages<Thing> {
  readonly en: Thing;
  readonly sv: Thing;
  readonly nb?: Thing;
  readonly da?: Thing;
  readonly de?: Thing;
  readonly nl?: Thing;
}

/** A text in the languages of the web interface. */
export type Words = InLanguages<string>;
