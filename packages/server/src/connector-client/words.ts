/** A text in the languages of the web interface. */
export interface Words {
  readonly en: string;
  readonly sv: string;
}
