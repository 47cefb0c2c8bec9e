import type { UserGroup } from "@brygga/api-contract";
import { Badge, Group, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ListFooter } from "../../../components/list-footer.tsx";
import { Panel } from "../../../components/panel.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { type SelectableColumn, SelectableTable } from "../../../components/selectable-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { allGroupsQuery, allUsersQuery, usePeopleWrites } from "../api/people.ts";
import { selectedOf } from "../sync/selected-of.ts";
import { usePeopleNavigation } from "./use-people-navigation.ts";

/** The user groups, to which a connection can be opened as a whole. */
export function GroupsPanel() {
  const { t } = useTexts();
  const { search, change, openDialog } = usePeopleNavigation();
  const list = useQuery(allGroupsQuery(search.deleted === true));
  const groups = list.data ?? [];
  const selected = selectedOf(groups, search.group);
  const columns = useColumns();
  return (
    <Panel title={t("people:groups")}>
      {list.error ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <TableSkeleton rows={2} /> : null}
      {list.data ? (
        <SelectableTable
          label={t("people:groups")}
          rows={groups}
          columns={columns}
          selectedId={selected?.id}
          onSelect={({ id }) => change({ group: id })}
          onOpen={({ id, deletedAt }) => deletedAt === null && openDialog("edit-group", { group: id })}
          isMuted={({ deletedAt }) => deletedAt !== null}
          empty={t("people:noGroups")}
          minWidth={480}
        />
      ) : null}
      <ListFooter
        count={t("people:groupCount", { count: groups.length })}
        deleted={{
          shown: search.deleted === true,
          onChange: (show) => change({ deleted: show ? true : undefined }),
        }}
        onRefresh={() => void list.refetch()}
        isRefreshing={list.isRefetching}
      >
        <GroupButtons selected={selected} />
      </ListFooter>
    </Panel>
  );
}

function GroupButtons({ selected }: { selected: UserGroup | undefined }) {
  const { t } = useTexts();
  const { openDialog } = usePeopleNavigation();
  const { restoreGroup } = usePeopleWrites();
  const showError = useErrorNotification();
  const restore = useMutation({ mutationFn: restoreGroup, onError: showError });
  const isDeleted = selected !== undefined && selected.deletedAt !== null;
  const none = selected === undefined ? t("settings:list.selectFirst") : undefined;
  return (
    <>
      <ReasonButton variant="filled" onClick={() => openDialog("add-group")}>
        {t("people:addGroup")}
      </ReasonButton>
      {isDeleted ? (
        <ReasonButton loading={restore.isPending} onClick={() => restore.mutate(selected.id)}>
          {t("terms:restore")}
        </ReasonButton>
      ) : (
        <ReasonButton reason={none} onClick={() => openDialog("delete-group", { group: selected?.id })}>
          {t("terms:delete")}
        </ReasonButton>
      )}
      <ReasonButton
        reason={none ?? (isDeleted ? t("settings:list.isDeleted") : undefined)}
        onClick={() => openDialog("edit-group", { group: selected?.id })}
      >
        {t("terms:edit")}
      </ReasonButton>
    </>
  );
}

function useColumns(): SelectableColumn<UserGroup>[] {
  const { t } = useTexts();
  const users = useQuery(allUsersQuery(true)).data ?? [];
  const nameOf = (id: number) => users.find((user) => user.id === id)?.displayName ?? "";
  return [
    {
      key: "name",
      header: t("terms:name"),
      isRowHeader: true,
      width: "34%",
      render: ({ name, deletedAt }) => (
        <Group gap={8}>
          <span style={{ overflowWrap: "anywhere" }}>{name}</span>
          {deletedAt === null ? null : (
            <Badge color="gray" variant="light">
              {t("settings:list.deleted")}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: "members",
      header: t("people:members"),
      render: ({ userIds }) => <Text fz="sm">{userIds.map(nameOf).join(", ") || t("people:noMembers")}</Text>,
    },
  ];
}
