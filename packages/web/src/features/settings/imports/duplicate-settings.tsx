import { DUPLICATE_ACTIONS } from "@brygga/api-contract";
import { Radio, Stack, Title } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";
import { MatchSelect } from "./match-select.tsx";
import type { SettingsProps } from "./settings-props.ts";

/** How duplicates are found, and what is done with them. */
export function DuplicateSettings({ view, isFixed, onChange }: SettingsProps) {
  const { t } = useTexts();
  const { settings, duplicateMatches, idFields, entity } = view;
  return (
    <Stack gap="md" component="section" aria-label={t("imports:settings.duplicates")}>
      <Title order={3}>{t("imports:settings.duplicates")}</Title>
      <MatchSelect
        entity={entity}
        label={t("imports:settings.match")}
        matches={duplicateMatches}
        value={settings.duplicateMatch}
        idFields={idFields}
        idFieldKey={settings.idFieldKey}
        isDisabled={isFixed}
        onChange={(duplicateMatch) => onChange({ duplicateMatch, idFieldKey: null })}
        onChooseId={(idFieldKey) => onChange({ idFieldKey })}
      />
      <Radio.Group
        label={t("imports:settings.action")}
        value={settings.onDuplicate}
        onChange={(chosen) => {
          const onDuplicate = DUPLICATE_ACTIONS.find((one) => one === chosen);
          if (onDuplicate !== undefined) onChange({ onDuplicate });
        }}
      >
        <Stack gap={10} mt={6}>
          {DUPLICATE_ACTIONS.map((action) => (
            <Radio
              key={action}
              value={action}
              disabled={isFixed}
              label={t(`imports:actions.${action}.label`)}
              description={t(`imports:actions.${action}.hint`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
