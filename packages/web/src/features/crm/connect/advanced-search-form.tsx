import { type SearchField, searchCriterion } from "@brygga/api-contract";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useDraft } from "../../../components/use-draft.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { advancedSearchQuery, searchFieldsQuery } from "../api/advanced-search.ts";
import { useRecordNavigation } from "../record/use-record-navigation.ts";
import { draftCriterion, firstCriteria, readCriteria } from "../search-criteria/draft-criterion.ts";
import { SearchCriteria } from "../search-criteria/search-criteria.tsx";
import type { ConnectStepProps } from "./connect-step-props.ts";
import { FoundActors } from "./found-actors.tsx";
import { SearchButton } from "./search-button.tsx";

/** Advanced search: the criteria that an actor has to meet. */
export function AdvancedSearchForm(props: ConnectStepProps) {
  const { section, actorType } = props;
  const { t } = useTexts();
  const { change } = useRecordNavigation();
  const fields = useQuery(searchFieldsQuery(section.connectionId, actorType));
  const { data, error } = fields;
  return (
    <>
      {error ? <ErrorNotice error={error} onRetry={() => void fields.refetch()} /> : null}
      {fields.isPending ? <TableSkeleton rows={2} /> : null}
      {data === undefined ? null : data.length === 0 ? (
        <Text fz="sm">{t("erpLink:search.noFields")}</Text>
      ) : (
        <CriteriaForm {...props} fields={data} />
      )}
      {data !== undefined && data.length > 0 ? null : (
        <Button variant="default" size="xs" mr="auto" onClick={() => change({ advanced: undefined })}>
          {t("erpLink:search.simple")}
        </Button>
      )}
    </>
  );
}

const draftSchema = z.object({
  criteria: z.array(draftCriterion).nullable(),
  /** What was searched for last; null before the first search. */
  asked: z.array(searchCriterion).nullable(),
});
const NOTHING: z.output<typeof draftSchema> = { criteria: null, asked: null };

interface CriteriaFormProps extends ConnectStepProps {
  fields: readonly SearchField[];
}

function CriteriaForm({ fields, ...props }: CriteriaFormProps) {
  const { section, actorType } = props;
  const { connectionId, parent } = section;
  const { t } = useTexts();
  const { change } = useRecordNavigation();
  const [showFaults, setShowFaults] = useState(false);
  const draft = useDraft(`criteria.${connectionId}.${actorType}`, { schema: draftSchema, initial: NOTHING });
  const criteria = draft.value.criteria ?? firstCriteria(fields);
  const { asked } = draft.value;
  const found = useQuery({
    ...advancedSearchQuery({ connectionId, actorType, criteria: asked ?? [], parent }),
    enabled: asked !== null,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = readCriteria(fields, criteria);
    setShowFaults(wanted === null);
    if (wanted === null) return;
    if (JSON.stringify(wanted) === JSON.stringify(asked)) void found.refetch();
    else draft.set({ asked: wanted });
  };
  return (
    <>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <SearchCriteria
            connectionId={connectionId}
            fields={fields}
            criteria={criteria}
            onChange={(next) => draft.set({ criteria: next })}
            showFaults={showFaults}
          />
          <Group gap={8}>
            <SearchButton isSearching={found.isFetching} />
            <Button
              variant="subtle"
              onClick={() => {
                draft.clear();
                change({ advanced: undefined });
              }}
            >
              {t("erpLink:search.simple")}
            </Button>
          </Group>
        </Stack>
      </form>
      <FoundActors {...props} found={found} text="" />
    </>
  );
}
