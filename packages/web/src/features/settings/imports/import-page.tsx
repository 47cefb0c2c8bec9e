import type { ImportView } from "@brygga/api-contract";
import { Anchor, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { ArrowLeftIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { hasCode } from "../../../api/api-error.ts";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { importQuery } from "../api/imports.ts";
import { ImportState } from "./import-state.tsx";
import { ImportStepper } from "./import-stepper.tsx";
import { shownStep } from "./import-steps.ts";
import { PreviewStep } from "./preview-step.tsx";
import { ResultStep } from "./result-step.tsx";
import { RunStep } from "./run-step.tsx";
import { SearchStep } from "./search-step.tsx";
import { SettingsStep } from "./settings-step.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

const route = getRouteApi("/app/settings/import/$id");

const STEPS = {
  search: SearchStep,
  settings: SettingsStep,
  preview: PreviewStep,
  import: RunStep,
  result: ResultStep,
} as const;

/** One import, step by step; the step is in the address. */
export function ImportPage() {
  const { t } = useTexts();
  const id = Number(route.useParams().id);
  const query = useQuery(importQuery(id));
  // Another administrator has deleted it.
  const isGone = hasCode(query.error, "not-found");
  usePageTitle(query.data?.name ?? t("imports:title"));
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Anchor component={Link} to={`/settings/import?import=${id}`} fz="sm">
          <ArrowLeftIcon size={14} aria-hidden="true" /> {t("imports:back")}
        </Anchor>
        <Title order={1}>{query.data?.name ?? t("imports:title")}</Title>
      </Stack>
      {query.data !== undefined && !isGone ? <ImportSteps key={id} view={query.data} /> : null}
      {query.error && (query.data === undefined || isGone) ? (
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Skeleton height={240} /> : null}
    </Stack>
  );
}

function ImportSteps({ view }: { view: ImportView }) {
  const { t } = useTexts();
  const { search, goTo } = useImportNavigation();
  const step = shownStep(view, search.step);
  const Step = STEPS[step];
  return (
    <>
      <Group gap="sm">
        <Text fz="sm" c="dimmed">
          {t("imports:subtitle", {
            connection: view.connectionName,
            actor: actorTypeName(t, view.actorType),
            entity: t(`terms:entitiesMany.${view.entity}`),
          })}
        </Text>
        <ImportState view={view} />
      </Group>
      <ImportStepper view={view} step={step} onChange={goTo} />
      <Step view={view} />
    </>
  );
}
