import type { ImportView } from "@brygga/api-contract";
import { Alert, Button, Group, Loader, Paper, Stack, Text } from "@mantine/core";
import { LockSimpleIcon, MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useDraft } from "../../../components/use-draft.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { searchFieldsQuery } from "../../crm/api/advanced-search.ts";
import { draftCriterion, readCriteria } from "../../crm/search-criteria/draft-criterion.ts";
import { SearchCriteria } from "../../crm/search-criteria/search-criteria.tsx";
import { hasBegun, isBusy, useSearchForImport } from "../api/imports.ts";
import { ChosenActors } from "./chosen-actors.tsx";
import { FoundActors } from "./found-actors.tsx";
import { StepFooter } from "./step-footer.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

/** Search ERP, choose, Add import; and again, until all that is wanted is chosen. */
export function SearchStep({ view }: { view: ImportView }) {
  const { t } = useTexts();
  const { goTo } = useImportNavigation();
  const isFixed = hasBegun(view) || isBusy(view);
  return (
    <Stack gap="lg">
      {isFixed ? (
        <Alert color="gray" variant="light" icon={<LockSimpleIcon size={20} aria-hidden="true" />}>
          {t(hasBegun(view) ? "imports:search.begun" : "imports:search.busy")}
        </Alert>
      ) : (
        <ActorSearch view={view} />
      )}
      <ChosenActors view={view} isFixed={isFixed} />
      <StepFooter
        next={{
          label: t("imports:search.next"),
          reason: view.chosen === 0 ? t("imports:search.nothingChosen") : undefined,
          onClick: () => goTo("settings"),
        }}
      />
    </Stack>
  );
}

const draftSchema = z.object({ criteria: z.array(draftCriterion) });
/** All actors: whoever imports wants many. */
const NO_CRITERIA = { criteria: [] };

function ActorSearch({ view }: { view: ImportView }) {
  const { t } = useTexts();
  const { id, connectionId, actorType } = view;
  const fields = useQuery(searchFieldsQuery(connectionId, actorType));
  const draft = useDraft(`import.${id}.search`, { schema: draftSchema, initial: NO_CRITERIA });
  const [showFaults, setShowFaults] = useState(false);
  const search = useSearchForImport(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const criteria = readCriteria(fields.data ?? [], draft.value.criteria);
    setShowFaults(criteria === null);
    if (criteria !== null && !search.isPending) search.mutate(criteria);
  };
  if (fields.error) return <ErrorNotice error={fields.error} onRetry={() => void fields.refetch()} />;
  if (fields.data === undefined) return <TableSkeleton rows={3} />;
  return (
    <>
      <Paper withBorder radius="lg" p="md">
        <form onSubmit={submit} noValidate aria-label={t("imports:search.title")}>
          <Stack gap="md">
            <SearchCriteria
              connectionId={connectionId}
              fields={fields.data}
              criteria={draft.value.criteria}
              onChange={(criteria) => draft.set({ criteria })}
              showFaults={showFaults}
              fresh={NO_CRITERIA.criteria}
            />
            <Group gap="sm">
              <Button
                type="submit"
                leftSection={
                  // Not Button's own `loading`: that disables it, and the focus would be lost.
                  search.isPending ? (
                    <Loader size={16} color="currentColor" aria-hidden="true" />
                  ) : (
                    <MagnifyingGlassIcon size={16} aria-hidden="true" />
                  )
                }
              >
                {t("imports:search.title")}
              </Button>
              <Text fz="sm" c="dimmed" role="status">
                {search.isPending ? t("imports:search.searching") : ""}
              </Text>
            </Group>
          </Stack>
        </form>
      </Paper>
      {search.error ? <ErrorNotice error={search.error} /> : null}
      <FoundActors view={view} isStale={search.isPending} hasSearched={search.data !== undefined} />
    </>
  );
}
