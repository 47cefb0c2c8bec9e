import type { CrmListInFull, ListItemInFull } from "@brygga/api-contract";
import { Badge, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { ListFooter } from "../../../components/list-footer.tsx";
import { Panel } from "../../../components/panel.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { type SelectableColumn, SelectableTable } from "../../../components/selectable-table.tsx";
import { textInLanguage } from "../../../components/text-in-language.ts";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useListWrites } from "../api/lists.ts";
import { useListsNavigation } from "./use-lists-navigation.ts";

type Row = ListItemInFull & { id: string };

/** The items of the selected list, in the order in which they are offered. */
export function ItemsPanel({ list }: { list: CrmListInFull }) {
  const { t, i18n } = useTexts();
  const { search, change, openDialog } = useListsNavigation();
  const columns = useColumns();
  const shown = list.items.filter(({ deleted }) => !deleted || search.deletedItems === true);
  const rows = shown.map((item): Row => ({ ...item, id: item.key }));
  const selected = rows.find(({ key }) => key === search.item);
  const title = t("lists:itemsOf", { name: textInLanguage(list.names, i18n.language) });
  return (
    <Panel title={title}>
      <SelectableTable
        label={title}
        rows={rows}
        columns={columns}
        selectedId={selected?.id}
        onSelect={({ key }) => change({ item: key })}
        onOpen={({ key }) => openDialog("edit-item", { item: key })}
        isMuted={({ deleted }) => deleted}
        empty={t("lists:noItems")}
        minWidth={560}
      />
      <ListFooter
        count={t("lists:itemCount", { count: rows.length })}
        deleted={{
          shown: search.deletedItems === true,
          onChange: (show) => change({ deletedItems: show ? true : undefined }),
        }}
      >
        <ItemButtons list={list} selected={selected} />
      </ListFooter>
    </Panel>
  );
}

function ItemButtons({ list, selected }: { list: CrmListInFull; selected: Row | undefined }) {
  const { t } = useTexts();
  const { openDialog } = useListsNavigation();
  const { restoreItem } = useListWrites();
  const showError = useErrorNotification();
  const restore = useMutation({ mutationFn: (key: string) => restoreItem(list.id, key), onError: showError });
  const none = selected === undefined ? t("settings:list.selectFirst") : undefined;
  return (
    <>
      <ReasonButton variant="filled" onClick={() => openDialog("add-item")}>
        {t("lists:addItem")}
      </ReasonButton>
      {selected?.deleted ? (
        <ReasonButton loading={restore.isPending} onClick={() => restore.mutate(selected.key)}>
          {t("terms:restore")}
        </ReasonButton>
      ) : (
        <ReasonButton reason={none} onClick={() => openDialog("delete-item")}>
          {t("terms:delete")}
        </ReasonButton>
      )}
      <ReasonButton reason={none} onClick={() => openDialog("edit-item")}>
        {t("terms:edit")}
      </ReasonButton>
      <ReasonButton
        reason={list.items.length < 2 ? t("lists:nothingToOrder") : undefined}
        onClick={() => openDialog("order-items")}
      >
        {t("lists:order")}
      </ReasonButton>
    </>
  );
}

function useColumns(): SelectableColumn<Row>[] {
  const { t, i18n } = useTexts();
  return [
    {
      key: "name",
      header: t("terms:name"),
      isRowHeader: true,
      width: "36%",
      render: ({ names, deleted }) => (
        <Group gap={8}>
          <span style={{ overflowWrap: "anywhere" }}>{textInLanguage(names, i18n.language)}</span>
          {deleted ? (
            <Badge color="gray" variant="light">
              {t("settings:list.deleted")}
            </Badge>
          ) : null}
        </Group>
      ),
    },
    {
      key: "tooltip",
      header: t("lists:tooltip"),
      render: ({ tooltips }) => <Text fz="sm">{textInLanguage(tooltips, i18n.language) || "–"}</Text>,
    },
    {
      key: "key",
      header: t("lists:key"),
      width: "22%",
      render: ({ key }) => (
        <Text fz="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {key}
        </Text>
      ),
    },
  ];
}
