import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { ArrowsClockwiseIcon, ListMagnifyingGlassIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { Panel } from "../../../../components/panel.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionsQuery } from "../../api/erp-connections.ts";
import { engineQuery, useSyncNow } from "../../api/sync-engine.ts";
import { EngineState } from "./engine-state.tsx";
import { EngineSwitch } from "./engine-switch.tsx";
import { IntervalEditor } from "./interval-editor.tsx";
import { SyncResult } from "./sync-result.tsx";

/** On and off, the state in words, the interval, Sync now with its result, and the way to the log. */
export function EnginePanel() {
  const { t } = useTexts();
  const engine = useQuery(engineQuery);
  const connections = useQuery(connectionsQuery(false));
  const syncNow = useSyncNow();
  const hasActive = connections.data?.some(({ active }) => active) ?? true;
  return (
    <Panel title={t("engine:title")} aside={engine.data && <EngineSwitch state={engine.data} />}>
      <Stack gap="md" px="md" pb="md">
        {engine.error ? <ErrorNotice error={engine.error} onRetry={() => void engine.refetch()} /> : null}
        {engine.isPending ? <Skeleton height={24} /> : null}
        <Group justify="space-between" gap="md" align="flex-start">
          {engine.data ? <EngineState state={engine.data} /> : <Text />}
          <Group gap={8}>
            {engine.data ? <IntervalEditor seconds={engine.data.intervalSeconds} /> : null}
            <ReasonButton
              leftSection={<ArrowsClockwiseIcon size={16} aria-hidden="true" />}
              reason={hasActive ? undefined : t("engine:noActive")}
              loading={syncNow.isPending}
              onClick={() => syncNow.mutate()}
            >
              {t("engine:syncNow")}
            </ReasonButton>
            <Button
              component={Link}
              to="/settings/quote-sync/log"
              variant="default"
              leftSection={<ListMagnifyingGlassIcon size={16} aria-hidden="true" />}
            >
              {t("terms:showLog")}
            </Button>
          </Group>
        </Group>
        {syncNow.error ? <ErrorNotice error={syncNow.error} /> : null}
        {syncNow.data ? <SyncResult runs={syncNow.data.runs} onClose={syncNow.reset} /> : null}
      </Stack>
    </Panel>
  );
}
