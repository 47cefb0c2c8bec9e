import type { User } from "@brygga/api-contract";
import { Badge, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ListFooter } from "../../../components/list-footer.tsx";
import { Panel } from "../../../components/panel.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { type SelectableColumn, SelectableTable } from "../../../components/selectable-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { languageName } from "../../../i18n/languages.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { allUsersQuery, groupsQuery, useSetDisabled } from "../api/people.ts";
import { selectedOf } from "../sync/selected-of.ts";
import { usePeopleNavigation } from "./use-people-navigation.ts";

/** Everybody who may sign in, and on demand those who may no longer. */
export function UsersPanel() {
  const { t } = useTexts();
  const { search, change, openDialog } = usePeopleNavigation();
  const list = useQuery(allUsersQuery(search.disabled === true));
  const users = list.data ?? [];
  const selected = selectedOf(users, search.user);
  const columns = useColumns();
  return (
    <Panel title={t("people:users")}>
      {list.error ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <TableSkeleton /> : null}
      {list.data ? (
        <SelectableTable
          label={t("people:users")}
          rows={users}
          columns={columns}
          selectedId={selected?.id}
          onSelect={({ id }) => change({ user: id })}
          onOpen={({ id }) => openDialog("edit-user", { user: id })}
          isMuted={({ disabledAt }) => disabledAt !== null}
          empty={t("people:noUsers")}
          minWidth={720}
        />
      ) : null}
      <ListFooter
        count={t("people:userCount", { count: users.length })}
        deleted={{
          shown: search.disabled === true,
          onChange: (show) => change({ disabled: show ? true : undefined }),
          label: t("people:disabled"),
          hint: t("people:showDisabledHint"),
        }}
        onRefresh={() => void list.refetch()}
        isRefreshing={list.isRefetching}
      >
        <UserButtons selected={selected} />
      </ListFooter>
    </Panel>
  );
}

function UserButtons({ selected }: { selected: User | undefined }) {
  const { t } = useTexts();
  const { openDialog } = usePeopleNavigation();
  const showError = useErrorNotification();
  const setDisabled = useSetDisabled();
  const reason = selected === undefined ? t("settings:list.selectFirst") : undefined;
  const open = (dialog: "edit-user" | "set-password" | "disable-user") => () =>
    openDialog(dialog, { user: selected?.id });
  const enable = () => {
    if (selected) mutateThen(setDisabled, { id: selected.id, disabled: false }, { failed: showError });
  };
  return (
    <>
      <ReasonButton variant="filled" onClick={() => openDialog("add-user")}>
        {t("people:addUser")}
      </ReasonButton>
      <ReasonButton reason={reason} onClick={open("edit-user")}>
        {t("terms:edit")}
      </ReasonButton>
      <ReasonButton reason={reason} onClick={open("set-password")}>
        {t("people:setPassword")}
      </ReasonButton>
      {selected !== undefined && selected.disabledAt !== null ? (
        <ReasonButton loading={setDisabled.isPending} onClick={enable}>
          {t("people:enable")}
        </ReasonButton>
      ) : (
        <ReasonButton reason={reason} onClick={open("disable-user")}>
          {t("people:disable")}
        </ReasonButton>
      )}
    </>
  );
}

function useColumns(): SelectableColumn<User>[] {
  const { t } = useTexts();
  const groups = useQuery(groupsQuery).data ?? [];
  const nameOf = (id: number) => groups.find((group) => group.id === id)?.name ?? "";
  return [
    {
      key: "name",
      header: t("terms:name"),
      isRowHeader: true,
      width: "28%",
      render: ({ displayName, disabledAt }) => (
        <Group gap={8}>
          <span style={{ overflowWrap: "anywhere" }}>{displayName}</span>
          {disabledAt === null ? null : (
            <Badge color="gray" variant="light">
              {t("people:isDisabled")}
            </Badge>
          )}
        </Group>
      ),
    },
    { key: "username", header: t("signIn.username"), width: "18%", render: ({ username }) => username },
    { key: "role", header: t("people:role"), width: "16%", render: ({ role }) => t(`user.${role}`) },
    {
      key: "groups",
      header: t("people:groupsOfUser"),
      render: ({ groupIds }) => <Text fz="sm">{groupIds.map(nameOf).join(", ") || "–"}</Text>,
    },
    {
      key: "language",
      header: t("language"),
      width: "16%",
      render: ({ language }) => (language === null ? t("people:browserLanguage") : languageName(language)),
    },
  ];
}
