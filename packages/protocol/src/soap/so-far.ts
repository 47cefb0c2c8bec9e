import { type Built, type BuiltValue, emptyDictionary } from "./wire-node.ts";

/** What a member holds already, or an empty one of its kind: what comes in pieces is one. */

export const recordsSoFar = (value: BuiltValue | undefined): Built[] => (isRecords(value) ? value : []);

export const textsSoFar = (value: BuiltValue | undefined): string[] => (isTexts(value) ? value : []);

export const dictionarySoFar = (value: BuiltValue | undefined): Record<string, string> =>
  isDictionary(value) ? value : emptyDictionary();

// The plan of a member says what its list consists of.
const isRecords = (value: BuiltValue | undefined): value is Built[] => Array.isArray(value);
const isTexts = (value: BuiltValue | undefined): value is string[] => Array.isArray(value);
const isDictionary = (value: BuiltValue | undefined): value is Record<string, string> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
