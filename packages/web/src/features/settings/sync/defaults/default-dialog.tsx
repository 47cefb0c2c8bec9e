import { type DefaultField, type SyncDefault, syncDefault } from "@brygga/api-contract";
import { Button, Group, Stack, Text } from "@mantine/core";
import { Dialog } from "../../../../components/dialog.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { DefaultFieldSelect } from "./default-field-select.tsx";
import { defaultObstacle } from "./default-obstacle.ts";
import { DefaultSources } from "./default-sources.tsx";
import { hasDefault, isLocked, settingOf } from "./defaults-draft.ts";

interface DefaultDialogProps {
  connectionId: number;
  actorType: string;
  /** Of the actor type, as they are in the dialog below. */
  fields: readonly DefaultField[];
  onTake: (setting: SyncDefault) => void;
}

const NOTHING: SyncDefault = {
  fieldKey: "",
  hasDefault: true,
  default: "",
  askUser: false,
  mandatory: false,
};

/** A field that has no default yet begins with one that is to be set. */
const startOf = (field: DefaultField | undefined): SyncDefault => {
  if (field === undefined) return NOTHING;
  if (hasDefault(field)) return settingOf(field);
  return { ...NOTHING, fieldKey: field.fieldKey, default: blankOf(field), mandatory: isLocked(field) };
};

/** A check box always has a value. */
const blankOf = ({ fieldType }: DefaultField) => (fieldType === "Checkbox" ? "0" : "");

/** Add sync default value, and the same for one that is there already. */
export function DefaultDialog({ connectionId, actorType, fields, onTake }: DefaultDialogProps) {
  const { t } = useTexts();
  const { search, change } = useSyncNavigation();
  const named = fields.find(({ fieldKey }) => fieldKey === search.field);
  const isNew = named === undefined || !hasDefault(named);
  const initial = startOf(named);
  const draft = useDraft(`default.${connectionId}.${actorType}.${search.field ?? ""}`, {
    schema: syncDefault,
    initial,
  });
  const field = fields.find(({ fieldKey }) => fieldKey === draft.value.fieldKey);
  const obstacle = defaultObstacle(field, draft.value);
  const reason =
    obstacle === undefined ? undefined : t(`defaults:obstacles.${obstacle}`, { max: field?.maxLength ?? 0 });
  const close = () => {
    draft.clear();
    change({ add: undefined, field: undefined });
  };
  const choose = (chosen: DefaultField | undefined) => draft.set(startOf(chosen));
  const take = () => {
    onTake({ ...draft.value, default: draft.value.hasDefault ? draft.value.default.trim() : "" });
    close();
  };
  const footer = (
    <Group justify="space-between" gap="sm">
      <Text fz="xs" c="dimmed" flex="1 1 160px" aria-live="polite">
        {reason}
      </Text>
      <Group gap={8}>
        <Button variant="default" onClick={close}>
          {t("terms:cancel")}
        </Button>
        <ReasonButton variant="filled" reason={reason} onClick={take}>
          {t("terms:ok")}
        </ReasonButton>
      </Group>
    </Group>
  );
  return (
    <Dialog
      title={t(isNew ? "defaults:addTitle" : "defaults:editTitle")}
      size={520}
      isDirty={JSON.stringify(draft.value) !== JSON.stringify(initial)}
      onClose={close}
      footer={footer}
    >
      <Stack gap="md">
        <DefaultFieldSelect fields={fields} field={field} isFixed={!isNew} onChoose={choose} />
        {field === undefined ? null : (
          <DefaultSources
            key={field.fieldKey}
            connectionId={connectionId}
            field={field}
            setting={draft.value}
            onChange={draft.set}
          />
        )}
      </Stack>
    </Dialog>
  );
}
