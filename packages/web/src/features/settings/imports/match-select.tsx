import type { DuplicateMatch, ImportView } from "@brygga/api-contract";
import { Group, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/mappings.ts";

interface MatchSelectProps {
  entity: ImportView["entity"];
  label: string;
  matches: ImportView["duplicateMatches"];
  value: DuplicateMatch;
  idFields: ImportView["idFields"];
  idFieldKey: string | null;
  isDisabled: boolean;
  onChange: (match: DuplicateMatch) => void;
  onChooseId: (fieldKey: string) => void;
}

/** By what a record that is there already is known; a match whose CRM field is not mapped says so. */
export function MatchSelect(props: MatchSelectProps) {
  const { entity, label, matches, value, idFields, idFieldKey, isDisabled, onChange, onChooseId } = props;
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery);
  const nameOf = (key: string) => {
    const field = fields.data?.find((one) => one.entity === entity && one.key === key);
    return crmFieldLabel(t, field ?? { entity, key, label: null });
  };
  return (
    <Group gap="md" align="flex-end">
      <Select
        w={{ base: "100%", xs: 440 }}
        label={label}
        allowDeselect={false}
        disabled={isDisabled}
        data={matches.map(({ match, missingCrmField }) => ({
          value: match,
          label:
            missingCrmField === null
              ? t(`imports:matches.${match}`)
              : t("imports:settings.notMapped", {
                  match: t(`imports:matches.${match}`),
                  field: nameOf(missingCrmField),
                }),
          disabled: missingCrmField !== null,
        }))}
        value={value}
        onChange={(chosen) => {
          const match = matches.find((one) => one.match === chosen)?.match;
          if (match !== undefined) onChange(match);
        }}
      />
      {value === "id" ? (
        <Select
          w={{ base: "100%", xs: 260 }}
          label={t("imports:settings.idField")}
          required
          allowDeselect={false}
          disabled={isDisabled}
          placeholder={t("imports:settings.idFieldPlaceholder")}
          data={idFields.map(({ fieldKey, displayName }) => ({ value: fieldKey, label: displayName }))}
          value={idFieldKey}
          onChange={(chosen) => {
            if (chosen !== null) onChooseId(chosen);
          }}
        />
      ) : null}
    </Group>
  );
}
