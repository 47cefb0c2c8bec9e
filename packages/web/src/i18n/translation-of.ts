/** The shape that a further language has to fill: every key of the English source, each with any text. */
export type TranslationOf<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : TranslationOf<Source[Key]>;
};
