import type { Actor, FieldMetadata, TextMap } from "@brygga/protocol";
import { mapTexts } from "./map-texts.ts";

/** What stands in a recording where a secret stood. */
export const REMOVED = "(removed)";

/** Names that fields with secrets go by, also where a connector declares them as plain text. */
const SECRET_NAME = /passw|passphrase|pwd|secret|token|credential|api.?key|private.?key|\bpin\b/i;

/** From this length on a secret is removed from the middle of words, too; shorter ones would tear texts apart. */
const LONG_ENOUGH = 4;

export interface SecretsOptions {
  /** Says of further configuration fields and fields of actors that they hold secrets. @default none */
  readonly isSecret?: (fieldKey: string) => boolean;
}

/**
 * Knows which values are secrets, and takes them out: configuration values of type Password or with the name
 * of a secret, and wherever else such a value turns up; values of Password fields of actors.
 */
export class Secrets {
  readonly #isSecretKey: (fieldKey: string) => boolean;
  readonly #configKeys = new Map<string, ReadonlySet<string>>();
  readonly #actorKeys = new Map<string, ReadonlySet<string>>();
  readonly #values = new Set<string>();

  constructor({ isSecret = () => false }: SecretsOptions = {}) {
    this.#isSecretKey = (fieldKey) => SECRET_NAME.test(fieldKey) || isSecret(fieldKey);
  }

  knowsConfigOf(connector: string): boolean {
    return this.#configKeys.has(connector.toLowerCase());
  }

  knowsFieldsOf(actorType: string): boolean {
    return this.#actorKeys.has(actorType);
  }

  learnConfig(connector: string, fields: readonly FieldMetadata[]): void {
    this.#configKeys.set(connector.toLowerCase(), passwordKeys(fields));
  }

  /** Learns the fields of an actor type; those of several connections add up. */
  learnFields(actorType: string, fields: readonly FieldMetadata[]): void {
    const known = this.#actorKeys.get(actorType) ?? [];
    this.#actorKeys.set(actorType, new Set([...known, ...passwordKeys(fields)]));
  }

  /** Configuration values without secrets. Without a description of the configuration every value counts as one. */
  withoutConfig(connector: string, values: TextMap): TextMap {
    const keys = this.#configKeys.get(connector.toLowerCase());
    const kept = Object.entries(values).map(([fieldKey, value]) => {
      const isSecret = keys === undefined || keys.has(fieldKey) || this.#isSecretKey(fieldKey);
      if (!isSecret || value === "" || value === REMOVED) return [fieldKey, value];
      this.#values.add(value);
      return [fieldKey, REMOVED];
    });
    return Object.fromEntries(kept);
  }

  withoutValues(actor: Actor): Actor {
    const keys = this.#actorKeys.get(actor.actorType);
    const kept = Object.entries(actor.fieldValues).map(([fieldKey, value]) => {
      const isSecret = keys?.has(fieldKey) || this.#isSecretKey(fieldKey);
      return [fieldKey, isSecret && value !== "" ? REMOVED : value];
    });
    return { ...actor, fieldValues: Object.fromEntries(kept) };
  }

  /** A description of fields without the defaults of its secrets. */
  withoutDefault(field: FieldMetadata): FieldMetadata {
    const isSecret = field.fieldType === "Password" || this.#isSecretKey(field.fieldKey);
    return isSecret && field.defaultValue !== "" ? { ...field, defaultValue: REMOVED } : field;
  }

  /** Takes the secrets seen so far out of every text, such as an explanation that quotes a wrong password. */
  scrubbed<T>(content: T): T {
    if (this.#values.size === 0) return content;
    // The longest first, so that none leaves the rest of a longer one behind.
    const patterns = [...this.#values].sort((left, right) => right.length - left.length).map(patternOf);
    return mapTexts(content, (text) =>
      patterns.reduce((rest, pattern) => rest.replace(pattern, REMOVED), text),
    );
  }
}

const passwordKeys = (fields: readonly FieldMetadata[]): ReadonlySet<string> =>
  new Set(fields.filter(({ fieldType }) => fieldType === "Password").map(({ fieldKey }) => fieldKey));

function patternOf(secret: string): RegExp {
  const literal = RegExp.escape(secret);
  if (secret.length >= LONG_ENOUGH) return new RegExp(literal, "g");
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, "gu");
}
