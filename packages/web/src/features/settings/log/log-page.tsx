import { Anchor, Group, Stack, Tabs, Title } from "@mantine/core";
import { ArrowLeftIcon } from "@phosphor-icons/react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { useChangeSearch } from "../../../components/use-change-search.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { JobsDialog } from "../jobs/jobs-dialog.tsx";
import { JobsView } from "../jobs/jobs-view.tsx";
import { ChangesView } from "./changes-view.tsx";
import { DoubtsTab } from "./doubts-tab.tsx";
import { DoubtsView } from "./doubts-view.tsx";
import { LogCsv, LogFilter } from "./log-filter.tsx";
import classes from "./log-page.module.css";
import type { LogSearch } from "./log-search.ts";
import { ProblemsView } from "./problems-view.tsx";

const route = getRouteApi("/app/settings/quote-sync/log");

const VIEWS = ["changes", "problems", "doubts", "jobs"] as const;

/** Show log: every value that the sync changed, what could not be synchronised, what is in doubt, and work in the background. */
export function LogPage() {
  const { t } = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(t("log:title"));
  const change = useChangeSearch<LogSearch>(navigate);
  const open = (id: number) => change({ jobs: [id] });
  // A phone shows a part of the tabs only.
  const views = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = views.current?.querySelector(`[id$="-tab-${search.view}"]`);
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [search.view]);
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Anchor component={Link} to="/settings/quote-sync" fz="sm">
          <ArrowLeftIcon size={14} aria-hidden="true" /> {t("log:back")}
        </Anchor>
        <Group justify="space-between" align="baseline">
          <Title order={1}>{t("log:title")}</Title>
          <LogCsv search={search} />
        </Group>
      </Stack>
      <Tabs
        value={search.view}
        keepMounted={false}
        onChange={(chosen) => change({ view: VIEWS.find((view) => view === chosen) ?? "changes" })}
      >
        <Tabs.List ref={views} aria-label={t("log:views")} mb="md" className={classes.views}>
          <Tabs.Tab value="changes">{t("log:changes")}</Tabs.Tab>
          <Tabs.Tab value="problems">{t("log:problems")}</Tabs.Tab>
          <DoubtsTab />
          <Tabs.Tab value="jobs">{t("jobs:title")}</Tabs.Tab>
        </Tabs.List>
        <LogFilter key={search.view} search={search} onChange={change} />
        <Tabs.Panel value="changes">
          <ChangesView
            key={JSON.stringify({ ...search, jobs: undefined })}
            search={search}
            onChange={change}
          />
        </Tabs.Panel>
        <Tabs.Panel value="problems">
          <ProblemsView search={search} />
        </Tabs.Panel>
        <Tabs.Panel value="doubts">
          <DoubtsView connectionId={search.connection} />
        </Tabs.Panel>
        <Tabs.Panel value="jobs">
          <JobsView connectionId={search.connection} onOpen={open} />
        </Tabs.Panel>
      </Tabs>
      {search.jobs === undefined || search.jobs.length === 0 ? null : (
        <JobsDialog
          key={search.jobs.join()}
          ids={search.jobs}
          onShow={(jobs) => change({ jobs: [...jobs] })}
          onClose={() => change({ jobs: undefined })}
        />
      )}
    </Stack>
  );
}
