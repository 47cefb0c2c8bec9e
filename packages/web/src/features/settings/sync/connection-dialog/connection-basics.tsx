import { Checkbox, Group, Select, Stack, Textarea, TextInput, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectorsQuery } from "../../api/sync-connectors.ts";
import type { ConnectionForm } from "./use-connection-form.ts";

/** Active, Name and Sync Connector. */
export function ConnectionBasics({ form }: { form: ConnectionForm }) {
  const { t } = useTexts();
  const { draft, stored } = form;
  const isNew = stored === undefined;
  return (
    <Stack gap="md">
      <Group>
        <Tooltip label={t("connectionForm:activeNew")} disabled={!isNew}>
          <Checkbox
            label={t("terms:active")}
            checked={draft.value.active}
            disabled={isNew}
            onChange={(event) => {
              const active = event.currentTarget.checked;
              draft.set(active ? { active } : { active, unlocked: true });
            }}
          />
        </Tooltip>
      </Group>
      <TextInput
        label={t("terms:name")}
        required
        maxLength={500}
        data-autofocus
        value={draft.value.name}
        onChange={(event) => draft.set({ name: event.currentTarget.value })}
      />
      <ConnectorField form={form} />
    </Stack>
  );
}

function ConnectorField({ form }: { form: ConnectionForm }) {
  const { t } = useTexts();
  const { draft, stored } = form;
  const connectors = useQuery(connectorsQuery(false));
  const options = (connectors.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  if (stored !== undefined && !options.some(({ value }) => value === String(stored.connectorId))) {
    const label = t("connectionForm:connectorGone", { name: stored.connectorName });
    options.push({ value: String(stored.connectorId), label });
  }
  return (
    <Select
      label={t("terms:syncConnector")}
      required
      placeholder={t("connectionForm:connectorPlaceholder")}
      data={options}
      value={draft.value.connectorId === null ? null : String(draft.value.connectorId)}
      disabled={stored !== undefined}
      allowDeselect={false}
      searchable={options.length > 10}
      onChange={(value) =>
        // The values of one connector mean nothing to another.
        draft.set({ connectorId: value === null ? null : Number(value), config: {}, passwords: {} })
      }
    />
  );
}

export function DescriptionField({ form: { draft } }: { form: ConnectionForm }) {
  const { t } = useTexts();
  return (
    <Textarea
      label={t("terms:description")}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={5000}
      value={draft.value.description}
      onChange={(event) => draft.set({ description: event.currentTarget.value })}
    />
  );
}
