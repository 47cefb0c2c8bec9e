import { encodeValue, InvalidCanonicalValue } from "@brygga/protocol";
import type { ActorTypeMappingConfig, StoredField } from "../../admin/connection-configuration.ts";
import { type TemplateValues, withTemplateValues } from "../../admin/default-value.ts";
import { Problem } from "../../problem.ts";

export interface CreateValues {
  /** As they are sent, by ERP field key. */
  readonly defaults: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

interface Asked {
  readonly mapping: ActorTypeMappingConfig;
  readonly tags: TemplateValues;
  /** What the user filled in, canonical text by ERP field key. */
  readonly filledIn: Readonly<Record<string, string>>;
}

/**
 * What a new actor gets beside the values of its record: defaults with their template tags replaced, and what the user
 * was asked for. Throws the Problem `invalid-request` for a value that nobody was asked for or that is not of its type.
 */
export function createValues({ mapping, tags, filledIn }: Asked): CreateValues {
  const fields = mapping.fields.filter(({ missingInErp }) => !missingInErp);
  const asked = new Map(fields.filter(({ askUser }) => askUser).map((field) => [field.fieldKey, field]));
  // Who was asked has seen the default, and may have cleared it.
  const withDefault = fields.filter(
    ({ hasDefault, fieldKey }) => hasDefault && !Object.hasOwn(filledIn, fieldKey),
  );
  return {
    defaults: wireOf(
      withDefault.map((field) => [field, withTemplateValues(field.defaultSetting, tags)] as const),
    ),
    values: wireOf(
      Object.entries(filledIn).map(([fieldKey, value]) => {
        const field = asked.get(fieldKey);
        if (field === undefined) throw refused(fieldKey, "unrecognized-keys");
        if (field.maxLength > 0 && value.length > field.maxLength) throw refused(fieldKey, "too-long");
        return [field, value] as const;
      }),
    ),
  };
}

function wireOf(entries: readonly (readonly [StoredField, string])[]): Record<string, string> {
  const wire = entries
    .filter(([, value]) => value !== "")
    .map(([{ fieldKey, fieldType }, value]) => {
      try {
        return [fieldKey, encodeValue(fieldType, value)] as const;
      } catch (error) {
        if (error instanceof InvalidCanonicalValue) throw refused(fieldKey, "wrong-type");
        throw error;
      }
    });
  return Object.fromEntries(wire);
}

const MESSAGES = {
  "unrecognized-keys": "The user is not asked for this field.",
  "wrong-type": "The value is of another type than the field.",
  mandatory: "The field may not be blank.",
  "too-long": "The text has more characters than the field takes.",
} as const;

function refused(fieldKey: string, code: keyof typeof MESSAGES): Problem {
  return new Problem("invalid-request", {
    errors: [{ path: `values.${fieldKey}`, code, message: MESSAGES[code] }],
  });
}

/** The fields that must have a value, and have none in what is to be sent. */
export const missingFields = (
  { fields }: ActorTypeMappingConfig,
  sent: Readonly<Record<string, string>>,
): StoredField[] =>
  fields.filter(
    ({ fieldKey, mandatory, missingInErp }) => mandatory && !missingInErp && (sent[fieldKey] ?? "") === "",
  );

/** Throws the Problem `invalid-request` where a field that must have a value has none. */
export function refuseMissing(mapping: ActorTypeMappingConfig, sent: Readonly<Record<string, string>>): void {
  const missing = missingFields(mapping, sent);
  if (missing.length === 0) return;
  throw new Problem("invalid-request", {
    errors: missing.map(({ fieldKey }) => ({
      path: `values.${fieldKey}`,
      code: "mandatory",
      message: MESSAGES.mandatory,
    })),
  });
}
