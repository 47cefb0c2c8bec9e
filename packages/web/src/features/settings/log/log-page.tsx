import { Anchor, Stack, Tabs, Title } from "@mantine/core";
import { ArrowLeftIcon } from "@phosphor-icons/react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { ChangesView } from "./changes-view.tsx";
import { LogFilter } from "./log-filter.tsx";
import type { LogSearch } from "./log-search.ts";
import { ProblemsView } from "./problems-view.tsx";

const route = getRouteApi("/app/settings/quote-sync/log");

/** Show log: every value that the sync changed, and what could not be synchronised. */
export function LogPage() {
  const { t } = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(t("settings:log.title"));
  const change = useCallback(
    (part: Partial<LogSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Anchor component={Link} to="/settings/quote-sync" fz="sm">
          <ArrowLeftIcon size={14} aria-hidden="true" /> {t("settings:log.back")}
        </Anchor>
        <Title order={1}>{t("settings:log.title")}</Title>
      </Stack>
      <Tabs
        value={search.view}
        keepMounted={false}
        onChange={(view) => change({ view: view === "problems" ? "problems" : "changes" })}
      >
        <Tabs.List aria-label={t("settings:log.views")} mb="md">
          <Tabs.Tab value="changes">{t("settings:log.changes")}</Tabs.Tab>
          <Tabs.Tab value="problems">{t("settings:log.problems")}</Tabs.Tab>
        </Tabs.List>
        <LogFilter search={search} onChange={change} />
        <Tabs.Panel value="changes">
          <ChangesView search={search} />
        </Tabs.Panel>
        <Tabs.Panel value="problems">
          <ProblemsView search={search} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
