import { Button, Group, Loader, Text, TextInput } from "@mantine/core";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { actorSearchQuery } from "../api/connect.ts";
import { useRecordNavigation } from "../record/use-record-navigation.ts";
import { ActorTable } from "./actor-table.tsx";
import type { ConnectStepProps } from "./connect-step-props.ts";

/** Searches the ERP; the record's own name was searched for when the dialog opened. */
export function ActorSearchStep({ entity, record, section, actorType }: ConnectStepProps) {
  const { t } = useTexts();
  const { search, change } = useRecordNavigation();
  const text = search.find ?? "";
  const [typed, setTyped] = useState(text);
  const { connectionId, parent } = section;
  const found = useQuery(actorSearchQuery({ connectionId, actorType, text, parent }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === text) void found.refetch();
    else change({ find: typed.trim() });
  };
  return (
    <>
      <form onSubmit={submit}>
        <Group gap={8} align="flex-end" wrap="nowrap">
          <TextInput
            type="search"
            flex={1}
            label={t("crm:connect.searchLabel")}
            value={typed}
            data-autofocus
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={
              // Not Button's own `loading`: that disables it, and Enter would do nothing while a search runs.
              found.isFetching ? <Loader size={16} /> : <MagnifyingGlassIcon size={16} aria-hidden="true" />
            }
          >
            {t("crm:connect.search")}
          </Button>
        </Group>
      </form>
      {parent === null ? null : (
        <Text fz="xs" c="dimmed">
          {t("crm:connect.onlyChildren")}
        </Text>
      )}
      {found.error ? <ErrorNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <TableSkeleton rows={4} /> : null}
      {found.data ? (
        <ActorTable
          entity={entity}
          record={record}
          columns={found.data.columns}
          actors={found.data.items}
          text={text}
          isStale={found.isFetching}
          onChoose={(erpKey) => change({ erpKey }, { replace: false })}
        />
      ) : null}
    </>
  );
}
