import { Tabs, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { usePageTitle } from "../../app/use-page-title.ts";
import { useTexts } from "../../i18n/use-texts.ts";

const PATHS = {
  sync: "/settings/quote-sync",
  health: "/settings/quote-sync/health",
  applications: "/settings/quote-sync/applications",
} as const;
type Tab = keyof typeof PATHS;

const isTab = (tab: string | null): tab is Tab => tab !== null && Object.hasOwn(PATHS, tab);

/** Quote/Sync: its tabs, each an address of its own, and the content of the one that is open. */
export function QuoteSyncPage({ tab, children }: { tab: Tab; children: ReactNode }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const names = {
    sync: t("terms:syncTab"),
    health: t("health:title"),
    applications: t("applications:title"),
  };
  usePageTitle(`${names[tab]} – ${t("terms:quoteSync")}`);
  return (
    <>
      <Title order={1} mb="sm">
        {t("terms:quoteSync")}
      </Title>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(chosen) => {
          if (isTab(chosen) && chosen !== tab) void navigate({ to: PATHS[chosen] });
        }}
      >
        <Tabs.List aria-label={t("settings:quoteSync.tabs")}>
          <Tabs.Tab value="sync">{names.sync}</Tabs.Tab>
          <Tabs.Tab value="health">{names.health}</Tabs.Tab>
          <Tabs.Tab value="applications">{names.applications}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={tab} pt="md">
          {children}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
