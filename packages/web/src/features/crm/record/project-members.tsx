import type { CrmRecordBody } from "@brygga/api-contract";
import { ActionIcon, Box, Select, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { XIcon } from "@phosphor-icons/react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { mutateThen } from "../../../api/mutate-then.ts";
import { Panel } from "../../../components/panel.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useUndoNotification } from "../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type MemberEntity, useProjectMembers } from "../api/project-members.ts";
import { matchingRecordsQuery } from "../api/records.ts";
import { recordName } from "../entity.ts";
import { RecordList } from "../list/record-list.tsx";

/** The companies and contacts that take part in a project. */
export function ProjectMembers({ projectId }: { projectId: number }) {
  return (
    <Stack gap="md">
      <Members projectId={projectId} entity="company" />
      <Members projectId={projectId} entity="contact" />
    </Stack>
  );
}

interface MembersProps {
  projectId: number;
  entity: MemberEntity;
}

const ADD_LABELS = { company: "addCompany", contact: "addContact" } as const;

function Members({ projectId, entity }: MembersProps) {
  const { t } = useTexts();
  const { add } = useProjectMembers(projectId, entity);
  const showError = useErrorNotification();
  return (
    <Panel title={t(`terms:entitiesMany.${entity}`)}>
      <Box px="md" pb="sm">
        <MemberSelect
          entity={entity}
          label={t(`recordLists:members.${ADD_LABELS[entity]}`)}
          onChoose={(id) => mutateThen(add, id, { failed: showError })}
        />
      </Box>
      <RecordList
        entity={entity}
        filter={{ q: "", sort: "name", projectId }}
        empty={t("recordLists:members.none")}
        action={(record) => <RemoveMember projectId={projectId} entity={entity} record={record} />}
      />
    </Panel>
  );
}

interface MemberSelectProps {
  entity: MemberEntity;
  label: string;
  onChoose: (id: number) => void;
}

/** Searched on the server: there may be a million of them. */
function MemberSelect({ entity, label, onChoose }: MemberSelectProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 250);
  const found = useQuery({ ...matchingRecordsQuery(entity, search), placeholderData: keepPreviousData });
  return (
    <Select
      aria-label={label}
      placeholder={label}
      maw={420}
      data={(found.data ?? []).map((record) => ({
        value: String(record.id),
        label: recordName(entity, record) || t("crm:record.unnamed"),
      }))}
      value={null}
      onChange={(id) => {
        setTyped("");
        if (id !== null) onChoose(Number(id));
      }}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={t("crm:form.noItem")}
    />
  );
}

function RemoveMember({ projectId, entity, record }: MembersProps & { record: CrmRecordBody }) {
  const { t } = useTexts();
  const { add, remove } = useProjectMembers(projectId, entity);
  const showError = useErrorNotification();
  const offerUndo = useUndoNotification();
  const name = recordName(entity, record);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t("recordLists:members.remove", { name })}
      loading={remove.isPending}
      onClick={() =>
        mutateThen(remove, record.id, {
          done: () => offerUndo(t("recordLists:members.removed", { name }), () => add.mutateAsync(record.id)),
          failed: showError,
        })
      }
    >
      <XIcon size={16} aria-hidden="true" />
    </ActionIcon>
  );
}
