import { Stack, Tabs, Title } from "@mantine/core";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { ConnectionsPanel } from "./connections/connections-panel.tsx";
import { SelectedConnectionPanel } from "./connections/selected-connection-panel.tsx";
import { ConnectorsPanel } from "./connectors/connectors-panel.tsx";
import { EnginePanel } from "./engine/engine-panel.tsx";
import { SyncDialogs } from "./sync-dialogs.tsx";

/** Quote/Sync > Sync: the engine, the Sync Connectors and the ERP connections. */
export function SyncPage() {
  const { t } = useTexts();
  usePageTitle(`${t("terms:syncTab")} – ${t("terms:quoteSync")}`);
  return (
    <>
      <Title order={1} mb="sm">
        {t("terms:quoteSync")}
      </Title>
      <Tabs value="sync" keepMounted={false}>
        <Tabs.List aria-label={t("settings:quoteSync.tabs")}>
          <Tabs.Tab value="sync">{t("terms:syncTab")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sync" pt="md">
          <Stack gap="lg">
            <EnginePanel />
            <ConnectorsPanel />
            <ConnectionsPanel />
            <SelectedConnectionPanel />
          </Stack>
        </Tabs.Panel>
      </Tabs>
      <SyncDialogs />
    </>
  );
}
