import type { CrmEntity } from "@brygga/api-contract";
import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import {
  CaretDoubleLeftIcon,
  CaretDoubleRightIcon,
  CaretLeftIcon,
  CaretRightIcon,
} from "@phosphor-icons/react";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { PagePlace, RecordPage } from "../api/record-page.ts";

interface ListPagerProps {
  entity: CrmEntity;
  page: RecordPage;
  onTurn: (place: PagePlace) => void;
}

/** How many there are, and the way to the pages beside this one. */
export function ListPager({ entity, page, onTurn }: ListPagerProps) {
  const { t } = useTexts();
  const { previousCursor, nextCursor } = page;
  const turns = [
    { name: "first", icon: CaretDoubleLeftIcon, place: previousCursor === null ? null : {} },
    {
      name: "previous",
      icon: CaretLeftIcon,
      place: previousCursor === null ? null : { before: previousCursor },
    },
    { name: "next", icon: CaretRightIcon, place: nextCursor === null ? null : { after: nextCursor } },
    { name: "last", icon: CaretDoubleRightIcon, place: nextCursor === null ? null : { end: true as const } },
  ] as const;
  return (
    <Group justify="space-between" px="md" py="xs" gap="sm">
      <Count entity={entity} page={page} />
      {previousCursor === null && nextCursor === null ? null : (
        <Group component="nav" gap={4} aria-label={t("recordLists:pages")}>
          {turns.map(({ name, icon: Icon, place }) => (
            <Tooltip key={name} label={t(`recordLists:${name}`)}>
              <ActionIcon
                variant="default"
                size={32}
                aria-label={t(`recordLists:${name}`)}
                disabled={place === null}
                onClick={() => place !== null && onTurn(place)}
              >
                <Icon size={16} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
      )}
    </Group>
  );
}

function Count({
  entity,
  page: { total, totalIsMore = false, items },
}: Pick<ListPagerProps, "entity" | "page">) {
  const { t } = useTexts();
  return (
    <Text fz="xs" c="dimmed" aria-live="polite">
      {total === undefined
        ? t("recordLists:shown", { count: items.length })
        : totalIsMore
          ? t("recordLists:moreThan", { number: total })
          : t(`crm:list.count.${entity}`, { count: total })}
    </Text>
  );
}
