import type { ControlCharacterPolicy, DecodeLimits } from "./decode-limits.ts";

/** What a reader may do with the text that stands where it is. */
export const TextUse = {
  /** Nobody wants it: it is not even made. */
  none: 0,
  /** It is a value. */
  value: 1,
  /** It is one of few words that come again and again. */
  word: 2,
} as const;
export type TextUse = (typeof TextUse)[keyof typeof TextUse];

/** What a reader may offer to a receiver that builds dictionaries: entries as wholes. */
export interface DictionaryEvents {
  /** Whether the element that was opened last is a dictionary. */
  isInDictionary(): boolean;
  /** Whether elements of these names in an entry are its key and its value. */
  isEntry(keyName: string, valueName: string): boolean;
  /** One entry: stands for its three elements and their texts. */
  entry(key: string, value: string): void;
}

/** What is told about a message's XML. Names are qualified; attributes come before the element that carries them. */
export interface XmlEvents {
  /** What `text` would do with text that stands here; text for `none` may be left out. Where absent: a value. */
  textUse?(): TextUse;
  /** Where absent, entries come as elements; where there, as elements or as wholes. */
  readonly dictionaries?: DictionaryEvents;
  attribute?(name: string, value: string): void;
  open(name: string, isNil: boolean): void;
  text(text: string): void;
  close(): void;
}

export interface XmlReaderOptions {
  readonly limits: DecodeLimits;
  readonly controlCharacters: ControlCharacterPolicy;
}

/** Whether an attribute's value says yes. */
export const isTrue = (value: string): boolean => value.trim() === "true" || value.trim() === "1";
