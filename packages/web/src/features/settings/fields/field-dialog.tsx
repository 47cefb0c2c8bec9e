import { type CrmEntity, MAX_SCALE, MAX_TEXT_LENGTH, type UserDefinedField } from "@brygga/api-contract";
import { Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { FormDialog } from "../../../components/form-dialog.tsx";
import { LanguageTextsInput } from "../../../components/language-texts-input.tsx";
import { textInLanguage } from "../../../components/text-in-language.ts";
import { type FormErrors, useDialogForm } from "../../../components/use-dialog-form.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useFieldWrites } from "../api/crm-fields.ts";
import { listsQuery } from "../api/lists.ts";
import { changeOf, draftOf, type FieldDraft, fieldDraft, keyOf, newFieldOf, wrongIn } from "./field-draft.ts";
import { FIELD_KINDS } from "./field-kind.ts";
import { useFieldsNavigation } from "./use-fields-navigation.ts";

interface FieldDialogProps {
  entity: CrmEntity;
  field?: UserDefinedField;
  onReload?: () => void;
}

function useFieldForm(entity: CrmEntity, field: UserDefinedField | undefined) {
  const { t, i18n } = useTexts();
  const { closeDialog, change } = useFieldsNavigation();
  const writes = useFieldWrites();
  const initial = useMemo(() => draftOf(field), [field]);
  const { language } = i18n;
  return useDialogForm({
    name: `field.${entity}.${field?.key ?? "new"}`,
    schema: fieldDraft,
    initial,
    check: (draft) => wrongIn({ t, draft, language }),
    save: (draft) =>
      field === undefined
        ? writes.createField(newFieldOf(draft, entity, language))
        : writes.updateField(field, changeOf(draft), draft.version),
    onClose: closeDialog,
    onSaved: ({ key }) => change({ dialog: undefined, field: key }),
  });
}

/** Adds a user-defined field, or changes what can still be changed of it. */
export function FieldDialog({ entity, field, onReload }: FieldDialogProps) {
  const { t, i18n } = useTexts();
  const form = useFieldForm(entity, field);
  const { value, set, errors } = form;
  const isNew = field === undefined;
  return (
    <FormDialog
      title={t(isNew ? "userFields:addTitle" : "userFields:editTitle", {
        entity: t(`terms:entities.${entity}`),
      })}
      form={form}
      {...(onReload === undefined ? {} : { onReload })}
    >
      <LanguageTextsInput
        label={t("terms:name")}
        required
        isFirst
        value={value.labels}
        error={errors.labels}
        onChange={(labels) => set({ labels })}
      />
      <TextInput
        label={t("userFields:key")}
        description={t(isNew ? "userFields:keyHint" : "userFields:keyFixed")}
        required={isNew}
        disabled={!isNew}
        maxLength={41}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        value={keyOf(value, i18n.language)}
        error={errors.key}
        onChange={(event) => set({ key: event.currentTarget.value })}
      />
      <Select
        label={t("userFields:type")}
        description={isNew ? undefined : t("userFields:typeFixed")}
        disabled={!isNew}
        allowDeselect={false}
        data={FIELD_KINDS.map((kind) => ({ value: kind, label: t(`userFields:kinds.${kind}`) }))}
        value={value.kind}
        onChange={(chosen) => {
          const kind = FIELD_KINDS.find((one) => one === chosen);
          if (kind !== undefined) set({ kind });
        }}
      />
      <KindSettings isNew={isNew} value={value} set={set} errors={errors} />
      <Checkbox
        label={t("userFields:mandatory")}
        description={t("userFields:mandatoryHint")}
        checked={value.mandatory}
        onChange={(event) => set({ mandatory: event.currentTarget.checked })}
      />
    </FormDialog>
  );
}

interface KindSettingsProps {
  isNew: boolean;
  value: FieldDraft;
  set: (change: Partial<FieldDraft>) => void;
  errors: FormErrors<FieldDraft>;
}

/** What only a short text, a decimal or a list has. */
function KindSettings({ isNew, value, set, errors }: KindSettingsProps) {
  const { t, i18n } = useTexts();
  const lists = useQuery(listsQuery(false)).data ?? [];
  if (value.kind === "shortText") {
    return (
      <NumberInput
        label={t("userFields:length")}
        description={t("userFields:lengthHint", { max: MAX_TEXT_LENGTH })}
        required
        min={1}
        max={MAX_TEXT_LENGTH}
        allowDecimal={false}
        value={value.length}
        error={errors.length}
        onChange={(length) => set({ length })}
      />
    );
  }
  if (value.kind === "decimal") {
    return (
      <NumberInput
        label={t("userFields:scale")}
        description={t("userFields:scaleHint")}
        min={0}
        max={MAX_SCALE}
        allowDecimal={false}
        value={value.scale}
        error={errors.scale}
        onChange={(scale) => set({ scale })}
      />
    );
  }
  if (value.kind !== "list") return null;
  return (
    <Select
      label={t("userFields:list")}
      description={t(isNew ? "userFields:listHint" : "userFields:listFixed")}
      required={isNew}
      disabled={!isNew}
      searchable
      data={lists.map(({ id, names }) => ({
        value: String(id),
        label: textInLanguage(names, i18n.language),
      }))}
      value={value.listId === null ? null : String(value.listId)}
      error={errors.listId}
      onChange={(id) => set({ listId: id === null ? null : Number(id) })}
    />
  );
}
