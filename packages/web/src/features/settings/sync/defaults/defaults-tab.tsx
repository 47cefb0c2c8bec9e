import type { DefaultField, SyncDefault, SyncDefaults } from "@brygga/api-contract";
import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import type { Draft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { DefaultDialog } from "./default-dialog.tsx";
import {
  type DefaultsDraft,
  hasDefault,
  setDefault,
  settingOf,
  unfilledOf,
  withChanges,
} from "./defaults-draft.ts";
import { DefaultsTable } from "./defaults-table.tsx";

interface DefaultsTabProps {
  connectionId: number;
  stored: SyncDefaults;
  draft: Draft<DefaultsDraft>;
}

/** The defaults of one actor type with Add, Edit and Delete, and the dialog that the address names. */
export function DefaultsTab({ connectionId, stored, draft }: DefaultsTabProps) {
  const { t } = useTexts();
  const { search, change } = useSyncNavigation();
  const { actorType } = stored;
  const [selectedKey, setSelectedKey] = useState<string>();
  const [deleted, setDeleted] = useState<DefaultField>();
  const fields = withChanges(stored, draft.value);
  const rows = fields.filter(hasDefault);
  const selected = rows.find(({ fieldKey }) => fieldKey === selectedKey);
  const open = (part: { add?: true; field?: string }) => change(part, { replace: false });
  const remove = (field: DefaultField) => {
    draft.set(setDefault(draft.value, actorType, { fieldKey: field.fieldKey, to: null }));
    setDeleted(field);
  };
  const take = (to: SyncDefault) => {
    draft.set(setDefault(draft.value, actorType, { fieldKey: to.fieldKey, to }));
    setSelectedKey(to.fieldKey);
  };
  const isOpen = search.add === true || search.field !== undefined;
  return (
    <Stack gap="sm">
      <DefaultsTable
        label={t("defaults:tableLabel", { actor: actorTypeName(t, actorType) })}
        connectionId={connectionId}
        rows={rows}
        selectedKey={selectedKey}
        onSelect={setSelectedKey}
        onOpen={(field) => open({ field })}
      />
      <Group justify="space-between" gap="sm">
        <Group gap={8}>
          <Button onClick={() => open({ add: true })}>{t("terms:add")}</Button>
          <ReasonButton
            reason={selected ? undefined : t("settings:list.selectFirst")}
            onClick={() => selected && open({ field: selected.fieldKey })}
          >
            {t("terms:edit")}
          </ReasonButton>
          <ReasonButton
            reason={selected ? undefined : t("settings:list.selectFirst")}
            onClick={() => selected && remove(selected)}
          >
            {t("terms:delete")}
          </ReasonButton>
        </Group>
        <Text fz="xs" c="dimmed">
          {t("defaults:count", { count: rows.length })}
        </Text>
      </Group>
      <Deleted
        field={
          deleted !== undefined && !rows.some(({ fieldKey }) => fieldKey === deleted.fieldKey)
            ? deleted
            : undefined
        }
        onUndo={(field) => take(settingOf(field))}
      />
      <Unfilled fields={unfilledOf(fields)} onAdd={(field) => open({ add: true, field })} />
      {isOpen ? (
        <DefaultDialog
          key={`${search.add} ${search.field}`}
          connectionId={connectionId}
          actorType={actorType}
          fields={fields}
          onTake={take}
        />
      ) : null}
    </Stack>
  );
}

/** A deletion can be taken back where it happened. */
function Deleted({
  field,
  onUndo,
}: {
  field: DefaultField | undefined;
  onUndo: (field: DefaultField) => void;
}) {
  const { t } = useTexts();
  return (
    <div role="status">
      {field === undefined ? null : (
        <Group gap="sm">
          <Text fz="sm">{t("defaults:deleted", { field: field.displayName })}</Text>
          <Anchor component="button" type="button" fz="sm" onClick={() => onUndo(field)}>
            {t("defaults:undo")}
          </Anchor>
        </Group>
      )}
    </div>
  );
}

/** Mandatory fields that nothing fills keep the connection from being activated. */
function Unfilled({ fields, onAdd }: { fields: readonly DefaultField[]; onAdd: (fieldKey: string) => void }) {
  const { t } = useTexts();
  if (fields.length === 0) return null;
  return (
    <Text fz="sm" component="div">
      {t("defaults:unfilled")}{" "}
      {fields.map(({ fieldKey, displayName }, index) => (
        <span key={fieldKey}>
          {index === 0 ? "" : ", "}
          <Anchor
            component="button"
            type="button"
            fz="sm"
            aria-label={t("defaults:addFor", { field: displayName })}
            onClick={() => onAdd(fieldKey)}
          >
            {displayName}
          </Anchor>
        </span>
      ))}
    </Text>
  );
}
