import type { ActorSource } from "./connector.ts";

/**
 * What a connector without type checks can answer is told here in words: the errors of JavaScript itself ("reading
 * 'Symbol.asyncIterator'") say nothing to its author.
 */

/** @throws TypeError when it is no list of actors, at once or one by one */
export function requireActors(answer: ActorSource): ActorSource {
  const isSource =
    isObject(answer) &&
    !(answer instanceof Map) &&
    (Symbol.iterator in answer || Symbol.asyncIterator in answer);
  if (isSource) return answer;
  throw new TypeError(
    `it answered ${nameOf(answer)} where actors are due: an array, or something that gives them one by one`,
  );
}

/** @throws TypeError when it is no array */
export function requireArray<T>(answer: readonly T[], what: string): readonly T[] {
  if (Array.isArray(answer)) return answer;
  throw new TypeError(`it answered ${nameOf(answer)} where ${what} are due: an array`);
}

/** @throws TypeError when it is no object with members */
export function requireObject(value: unknown, what: string): void {
  if (isObject(value) && !(Symbol.iterator in value) && !(value instanceof Promise)) return;
  throw new TypeError(`${what} is ${nameOf(value)}, it must be an object`);
}

/** @throws TypeError when it is no text */
export function requireText(value: unknown, what: string): void {
  if (typeof value === "string") return;
  throw new TypeError(`${what} is ${nameOf(value)}, it must be a string`);
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The kind of a value, in the words of who wrote it. */
function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== "object") return `a ${typeof value}`;
  if (Array.isArray(value)) return "an array";
  return value instanceof Map || value instanceof Set || value instanceof Date || value instanceof Promise
    ? `a ${value.constructor.name}`
    : "an object";
}
