import {
  type CrmEntity,
  FIELD_KEY,
  MAX_SCALE,
  type NewFieldBody,
  optionalMultiLanguage,
  type UserDefinedField,
} from "@brygga/api-contract";
import { z } from "zod";
import { hasText, textInLanguage } from "../../../components/text-in-language.ts";
import type { FormErrors } from "../../../components/use-dialog-form.ts";
import type { Translate } from "../../../i18n/use-texts.ts";
import { FIELD_KINDS, isLength, keyFor, kindOf, typeOf, USUAL_LENGTH } from "./field-kind.ts";

/** What is typed in the dialog of a field. */
export const fieldDraft = z.object({
  labels: optionalMultiLanguage,
  /** "" follows the name. */
  key: z.string(),
  kind: z.enum(FIELD_KINDS),
  length: z.union([z.number(), z.string()]),
  /** "" keeps every digit. */
  scale: z.union([z.number(), z.string()]),
  listId: z.int().nullable(),
  mandatory: z.boolean(),
  /** Of the field as it was read; 0 for a new one. */
  version: z.int(),
});
export type FieldDraft = z.output<typeof fieldDraft>;

export const draftOf = (field: UserDefinedField | undefined): FieldDraft => ({
  labels: field?.labels ?? {},
  key: field?.key ?? "",
  kind: (field === undefined ? "shortText" : kindOf(field)) ?? "shortText",
  length: field?.maxLength || USUAL_LENGTH,
  scale: field?.scale ?? "",
  listId: field?.listId ?? null,
  mandatory: field?.mandatory ?? false,
  version: field?.version ?? 0,
});

/** The key as it will be: what was typed, else what the name gives. */
export const keyOf = (draft: FieldDraft, language: string): string =>
  draft.key === "" ? keyFor(textInLanguage(draft.labels, language)) : draft.key;

interface Checking {
  readonly t: Translate;
  readonly draft: FieldDraft;
  readonly language: string;
}

export function wrongIn({ t, draft, language }: Checking): FormErrors<FieldDraft> {
  const { kind, labels, length, scale, listId } = draft;
  return {
    labels: hasText(labels) ? undefined : t("userFields:nameMissing"),
    key: FIELD_KEY.test(keyOf(draft, language)) ? undefined : t("userFields:keyInvalid"),
    length: kind === "shortText" && !isLength(Number(length)) ? t("userFields:lengthInvalid") : undefined,
    scale:
      kind === "decimal" && !isScale(scale) ? t("userFields:scaleInvalid", { max: MAX_SCALE }) : undefined,
    listId: kind === "list" && listId === null ? t("userFields:listMissing") : undefined,
  };
}

const isScale = (scale: FieldDraft["scale"]) =>
  scale === "" || (Number.isInteger(Number(scale)) && Number(scale) >= 0 && Number(scale) <= MAX_SCALE);

/** What can be changed of a field later too. */
export const changeOf = ({ labels, kind, length, scale, mandatory }: FieldDraft) => ({
  labels,
  mandatory,
  maxLength: kind === "shortText" ? Number(length) : 0,
  scale: kind === "decimal" && scale !== "" ? Number(scale) : null,
});

export const newFieldOf = (draft: FieldDraft, entity: CrmEntity, language: string): NewFieldBody => ({
  ...changeOf(draft),
  entity,
  key: keyOf(draft, language),
  type: typeOf(draft.kind),
  listId: draft.kind === "list" ? draft.listId : null,
});
