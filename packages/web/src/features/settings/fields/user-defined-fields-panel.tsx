import type { UserDefinedField } from "@brygga/api-contract";
import { Badge, Group, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ListFooter } from "../../../components/list-footer.tsx";
import { Panel } from "../../../components/panel.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { type SelectableColumn, SelectableTable } from "../../../components/selectable-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { textInLanguage } from "../../../components/text-in-language.ts";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useFieldWrites, userDefinedFieldsQuery } from "../api/crm-fields.ts";
import { listsQuery } from "../api/lists.ts";
import { describeType } from "./field-kind.ts";
import { useFieldsNavigation } from "./use-fields-navigation.ts";

type Row = UserDefinedField & { id: string };

/** The fields that administrators added to an entity. */
export function UserDefinedFieldsPanel() {
  const { t } = useTexts();
  const { search, entity, change, openDialog } = useFieldsNavigation();
  const list = useQuery(userDefinedFieldsQuery(search.deleted === true));
  const fields = (list.data ?? []).filter((field) => field.entity === entity);
  const rows = fields.map((field): Row => ({ ...field, id: field.key }));
  const selected = rows.find(({ key }) => key === search.field);
  const columns = useColumns();
  return (
    <Panel title={t("userFields:userDefined")}>
      <Text fz="sm" c="dimmed" px="md" pb="sm" maw={720} style={{ textWrap: "pretty" }}>
        {t("userFields:intro")}
      </Text>
      {list.error ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <TableSkeleton rows={2} /> : null}
      {list.data ? (
        <SelectableTable
          label={t("userFields:userDefined")}
          rows={rows}
          columns={columns}
          selectedId={selected?.id}
          onSelect={({ key }) => change({ field: key })}
          onOpen={({ key, deletedAt }) => deletedAt === null && openDialog("edit", { field: key })}
          isMuted={({ deletedAt }) => deletedAt !== null}
          empty={t("userFields:empty")}
          minWidth={620}
        />
      ) : null}
      <ListFooter
        count={t("userFields:count", { count: rows.length })}
        deleted={{
          shown: search.deleted === true,
          onChange: (show) => change({ deleted: show ? true : undefined }),
        }}
        onRefresh={() => void list.refetch()}
        isRefreshing={list.isRefetching}
      >
        <FieldButtons selected={selected} />
      </ListFooter>
    </Panel>
  );
}

function FieldButtons({ selected }: { selected: Row | undefined }) {
  const { t } = useTexts();
  const { openDialog } = useFieldsNavigation();
  const { restoreField } = useFieldWrites();
  const showError = useErrorNotification();
  const restore = useMutation({ mutationFn: restoreField, onError: showError });
  const isDeleted = selected !== undefined && selected.deletedAt !== null;
  const none = selected === undefined ? t("settings:list.selectFirst") : undefined;
  return (
    <>
      <ReasonButton variant="filled" onClick={() => openDialog("add")}>
        {t("terms:add")}
      </ReasonButton>
      {isDeleted ? (
        <ReasonButton loading={restore.isPending} onClick={() => restore.mutate(selected)}>
          {t("terms:restore")}
        </ReasonButton>
      ) : (
        <ReasonButton reason={none} onClick={() => openDialog("delete")}>
          {t("terms:delete")}
        </ReasonButton>
      )}
      <ReasonButton
        reason={none ?? (isDeleted ? t("settings:list.isDeleted") : undefined)}
        onClick={() => openDialog("edit")}
      >
        {t("terms:edit")}
      </ReasonButton>
    </>
  );
}

function useColumns(): SelectableColumn<Row>[] {
  const { t, i18n } = useTexts();
  const lists = useQuery(listsQuery(true)).data ?? [];
  const typeOf = (field: UserDefinedField) => {
    const list = lists.find(({ id }) => id === field.listId);
    const text = describeType(t, field);
    return list === undefined ? text : `${text}: ${textInLanguage(list.names, i18n.language)}`;
  };
  return [
    {
      key: "name",
      header: t("terms:name"),
      isRowHeader: true,
      width: "32%",
      render: ({ labels, deletedAt }) => (
        <Group gap={8}>
          <span style={{ overflowWrap: "anywhere" }}>{textInLanguage(labels, i18n.language)}</span>
          {deletedAt === null ? null : (
            <Badge color="gray" variant="light">
              {t("settings:list.deleted")}
            </Badge>
          )}
        </Group>
      ),
    },
    { key: "type", header: t("userFields:type"), render: (field) => <Text fz="sm">{typeOf(field)}</Text> },
    {
      key: "mandatory",
      header: t("userFields:mandatory"),
      width: "14%",
      render: ({ mandatory }) => t(mandatory ? "terms:yes" : "terms:no"),
    },
    {
      key: "key",
      header: t("userFields:key"),
      width: "22%",
      render: ({ key }) => (
        <Text fz="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {key}
        </Text>
      ),
    },
  ];
}
