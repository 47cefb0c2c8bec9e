import type { CrmListInFull } from "@brygga/api-contract";
import { Badge, Group, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ListFooter } from "../../../components/list-footer.tsx";
import { Panel } from "../../../components/panel.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { type SelectableColumn, SelectableTable } from "../../../components/selectable-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { textInLanguage } from "../../../components/text-in-language.ts";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { type Translate, useTexts } from "../../../i18n/use-texts.ts";
import { listsQuery, useListWrites } from "../api/lists.ts";
import { useListsNavigation } from "./use-lists-navigation.ts";

/** The lists, and the fields that offer them. */
export function ListsPanel({ selected }: { selected: CrmListInFull | undefined }) {
  const { t } = useTexts();
  const { search, change } = useListsNavigation();
  const list = useQuery(listsQuery(search.deleted === true));
  const lists = list.data ?? [];
  const columns = useColumns();
  return (
    <Panel title={t("lists:title")}>
      <Text fz="sm" c="dimmed" px="md" pb="sm" maw={720} style={{ textWrap: "pretty" }}>
        {t("lists:intro")}
      </Text>
      {list.error ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <TableSkeleton /> : null}
      {list.data ? (
        <SelectableTable
          label={t("lists:title")}
          rows={lists}
          columns={columns}
          selectedId={selected?.id}
          onSelect={({ id }) => change({ list: id, item: undefined })}
          onOpen={({ id }) => change({ list: id, item: undefined })}
          isMuted={({ deletedAt }) => deletedAt !== null}
          empty={t("lists:empty")}
          minWidth={560}
        />
      ) : null}
      <ListFooter
        count={t("lists:count", { count: lists.length })}
        deleted={{
          shown: search.deleted === true,
          onChange: (show) => change({ deleted: show ? true : undefined }),
        }}
        onRefresh={() => void list.refetch()}
        isRefreshing={list.isRefetching}
      >
        <ListButtons selected={selected} />
      </ListFooter>
    </Panel>
  );
}

function ListButtons({ selected }: { selected: CrmListInFull | undefined }) {
  const { t } = useTexts();
  const { openDialog } = useListsNavigation();
  const { restoreList } = useListWrites();
  const showError = useErrorNotification();
  const restore = useMutation({ mutationFn: restoreList, onError: showError });
  const isDeleted = selected !== undefined && selected.deletedAt !== null;
  const none = selected === undefined ? t("settings:list.selectFirst") : undefined;
  return (
    <>
      <ReasonButton variant="filled" onClick={() => openDialog("add-list")}>
        {t("lists:add")}
      </ReasonButton>
      {isDeleted ? (
        <ReasonButton loading={restore.isPending} onClick={() => restore.mutate(selected.id)}>
          {t("terms:restore")}
        </ReasonButton>
      ) : (
        <ReasonButton reason={none ?? whyKept(t, selected)} onClick={() => openDialog("delete-list")}>
          {t("terms:delete")}
        </ReasonButton>
      )}
      <ReasonButton
        reason={none ?? (isDeleted ? t("settings:list.isDeleted") : undefined)}
        onClick={() => openDialog("rename-list")}
      >
        {t("lists:rename")}
      </ReasonButton>
    </>
  );
}

function whyKept(t: Translate, list: CrmListInFull | undefined): string | undefined {
  if (list?.isStandard) return t("lists:isStandard");
  return list !== undefined && list.usedBy.length > 0 ? t("lists:inUse") : undefined;
}

function useColumns(): SelectableColumn<CrmListInFull>[] {
  const { t, i18n } = useTexts();
  const { number } = useFormat();
  return [
    {
      key: "name",
      header: t("terms:name"),
      isRowHeader: true,
      width: "32%",
      render: ({ names, deletedAt }) => (
        <Group gap={8}>
          <span style={{ overflowWrap: "anywhere" }}>{textInLanguage(names, i18n.language)}</span>
          {deletedAt === null ? null : (
            <Badge color="gray" variant="light">
              {t("settings:list.deleted")}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: "items",
      header: t("lists:items"),
      width: "14%",
      render: ({ items }) => number(items.filter(({ deleted }) => !deleted).length),
    },
    {
      key: "usedBy",
      header: t("lists:usedBy"),
      render: ({ usedBy }) => (
        <Text fz="sm">
          {usedBy
            .map((field) => `${t(`terms:entities.${field.entity}`)}: ${crmFieldLabel(t, field)}`)
            .join(", ") || t("lists:unused")}
        </Text>
      ),
    },
  ];
}
