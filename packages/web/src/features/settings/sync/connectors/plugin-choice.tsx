import type { ConnectorPlugin } from "@brygga/api-contract";
import { Alert, Button, Group, Loader, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { pluginsQuery } from "../../api/sync-connectors.ts";
import { PlaceChoice, type PlaceOption } from "./place-choice.tsx";

interface PluginChoiceProps {
  value: string;
  onChange: (option: PlaceOption) => void;
  error: string | null;
}

/** The plugins that were found; those that cannot be used are named with the reason. */
export function PluginChoice(props: PluginChoiceProps) {
  const { t } = useTexts();
  const plugins = useQuery(pluginsQuery);
  if (plugins.error) return <ErrorNotice error={plugins.error} onRetry={() => void plugins.refetch()} />;
  if (plugins.data === undefined) {
    return (
      <Group gap={8} role="status">
        <Loader size="xs" />
        <Text fz="sm">{t("places:plugin.looking")}</Text>
      </Group>
    );
  }
  const refused = plugins.data.filter(({ problem }) => problem !== "");
  return (
    <Stack gap="sm" align="stretch">
      <UsablePlugins plugins={plugins.data.filter(({ problem }) => problem === "")} {...props} />
      {refused.length === 0 ? null : <RefusedPlugins plugins={refused} />}
      <Group>
        <Button
          size="xs"
          variant="default"
          loading={plugins.isRefetching}
          onClick={() => void plugins.refetch()}
        >
          {t("places:plugin.lookAgain")}
        </Button>
      </Group>
    </Stack>
  );
}

function UsablePlugins({ plugins, ...props }: PluginChoiceProps & { plugins: readonly ConnectorPlugin[] }) {
  const { t } = useTexts();
  if (plugins.length === 0 && props.value === "") {
    return (
      <Text fz="sm" c={props.error === null ? "dimmed" : "var(--mantine-color-error)"}>
        {t("places:plugin.none")}
      </Text>
    );
  }
  const options = plugins.map(({ url, name, description, source }) => ({
    url,
    label: name,
    description: [description, t("places:plugin.from", { source })].filter((text) => text !== "").join("\n"),
  }));
  return (
    <PlaceChoice
      label={t("places:plugin.label")}
      hint={t("places:plugin.hint")}
      gone={t("places:plugin.gone")}
      options={options}
      {...props}
    />
  );
}

function RefusedPlugins({ plugins }: { plugins: readonly ConnectorPlugin[] }) {
  const { t } = useTexts();
  return (
    <Alert color="orange" title={t("places:plugin.refused", { count: plugins.length })}>
      <Stack gap={6}>
        {plugins.map(({ source, name, problem }) => (
          <Text key={`${source} ${name}`} fz="sm" style={{ overflowWrap: "anywhere" }}>
            <b>{name === "" ? source : `${name} (${source})`}</b>: {problem}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}
