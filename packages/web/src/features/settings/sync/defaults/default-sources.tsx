import type { DefaultField, SyncDefault } from "@brygga/api-contract";
import { Box, Checkbox, Stack, Text, Tooltip } from "@mantine/core";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { DefaultValueInput } from "./default-value-input.tsx";
import { isLocked } from "./defaults-draft.ts";

interface DefaultSourcesProps {
  connectionId: number;
  field: DefaultField;
  setting: SyncDefault;
  onChange: (part: Partial<SyncDefault>) => void;
}

/** Set default value, Ask user for value, Mandatory; and what the three mean together. */
export function DefaultSources({ connectionId, field, setting, onChange }: DefaultSourcesProps) {
  const { t } = useTexts();
  const { hasDefault, askUser } = setting;
  /** Mandatory needs one of the two others, and goes with the last of them unless the connector demands it. */
  const source = (part: Partial<Pick<SyncDefault, "hasDefault" | "askUser">>) => {
    const after = { hasDefault, askUser, ...part };
    const hasNone = !after.hasDefault && !after.askUser;
    onChange(hasNone ? { ...part, mandatory: isLocked(field) } : part);
  };
  return (
    <Stack gap="sm">
      <Checkbox
        label={t("defaults:setDefault")}
        checked={hasDefault}
        onChange={(event) => source({ hasDefault: event.currentTarget.checked })}
      />
      {hasDefault ? (
        <Box ps={28}>
          <DefaultValueInput
            connectionId={connectionId}
            field={field}
            value={setting.default}
            onChange={(value) => onChange({ default: value })}
          />
        </Box>
      ) : null}
      <Checkbox
        label={t("defaults:askUser")}
        checked={askUser}
        onChange={(event) => source({ askUser: event.currentTarget.checked })}
      />
      <MandatoryBox field={field} setting={setting} onChange={onChange} />
      <Text fz="sm" c="dimmed" role="status">
        {t(`defaults:meaning.${meaningOf(setting)}`)}
      </Text>
    </Stack>
  );
}

function MandatoryBox({ field, setting, onChange }: Omit<DefaultSourcesProps, "connectionId">) {
  const { t } = useTexts();
  const locked = isLocked(field);
  const hasSource = setting.hasDefault || setting.askUser;
  const reason = locked ? t("defaults:locked") : hasSource ? "" : t("defaults:obstacles.no-source");
  return (
    <Tooltip label={reason} disabled={reason === ""} position="top-start">
      <Box w="fit-content">
        <Checkbox
          label={t("defaults:mandatory")}
          description={locked ? reason : undefined}
          aria-description={reason}
          checked={setting.mandatory || locked}
          disabled={locked || !hasSource}
          onChange={(event) => onChange({ mandatory: event.currentTarget.checked })}
        />
      </Box>
    </Tooltip>
  );
}

/** What happens when an actor is created in the ERP. */
function meaningOf({ hasDefault, askUser, mandatory }: SyncDefault) {
  if (hasDefault && askUser) return mandatory ? "bothMandatory" : "both";
  if (hasDefault) return "set";
  if (askUser) return mandatory ? "askMandatory" : "ask";
  return "none";
}
