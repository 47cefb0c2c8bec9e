import type { ListMapping } from "@brygga/api-contract";
import { Alert, Button, Group, Stack, Table, Text } from "@mantine/core";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { ItemRow } from "./item-row.tsx";
import { ItemsFilter } from "./items-filter.tsx";
import { duplicatesOf, type ItemFilter, isWanted, matchesByName } from "./list-mapping-draft.ts";

interface ListItemsProps {
  list: ListMapping;
  isReadOnly: boolean;
  /** Reads the list from the ERP once more. */
  onRetry: () => void;
  onChange: (items: Record<string, string | null>) => void;
}

/** Rows that are shown at once: each has a list to choose from, which a browser does not draw in thousands. */
const PAGE = 100;

/** The items of one ERP list, each with its CRM item. */
export function ListItems({ list, isReadOnly, onRetry, onChange }: ListItemsProps) {
  const { t } = useTexts();
  const [filter, setFilter] = useState<ItemFilter>({ text: "", unmappedOnly: false });
  const [limit, setLimit] = useState(PAGE);
  // What is being mapped stays in sight while only unmapped ones are shown.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const duplicates = useMemo(() => duplicatesOf(list), [list]);
  const options = useMemo(
    () => list.crmItems.map(({ key, name }) => ({ value: key, label: name })),
    [list.crmItems],
  );
  // Rows keep the function they were drawn with; what it calls is always the present one.
  const latest = useRef(onChange);
  useLayoutEffect(() => {
    latest.current = onChange;
  });
  const mapItem = useCallback((erpItemKey: string, crmItemKey: string | null) => {
    setKept((before) => new Set(before).add(erpItemKey));
    latest.current({ [erpItemKey]: crmItemKey });
  }, []);
  const wanted = list.items.filter((item) => kept.has(item.erpItemKey) || isWanted(list, item, filter));
  const left = wanted.length - limit;
  // What was mapped earlier is shown, though the ERP does not answer now.
  const isUnread = list.error !== "" && list.items.length === 0;
  return (
    <Stack gap="sm" miw={0}>
      {isUnread ? null : <Progress list={list} isReadOnly={isReadOnly} onChange={onChange} />}
      <ItemsFilter
        total={list.items.length}
        shown={wanted.length}
        filter={filter}
        onFilter={(next) => {
          setFilter(next);
          setKept(new Set());
          setLimit(PAGE);
        }}
      />
      {list.error === "" ? null : (
        <Alert color="orange" title={t("listMapping:errorTitle")}>
          <Stack gap="xs" align="flex-start">
            {list.error}
            <Button size="xs" variant="default" onClick={onRetry}>
              {t("retry")}
            </Button>
          </Stack>
        </Alert>
      )}
      {list.items.length === 0 && !isUnread ? <Text fz="sm">{t("listMapping:empty")}</Text> : null}
      {list.items.length === 0 ? null : (
        <Table aria-label={t("listMapping:tableLabel", { list: list.displayName })} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("listMapping:erpItem")}</Table.Th>
              <Table.Th scope="col">{t("listMapping:crmItem")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {wanted.slice(0, limit).map((item) => (
              <ItemRow
                key={item.erpItemKey}
                item={item}
                options={options}
                isDuplicate={item.crmItemKey !== null && duplicates.has(item.crmItemKey)}
                isReadOnly={isReadOnly}
                onChange={mapItem}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {left > 0 ? (
        <Button variant="default" size="xs" onClick={() => setLimit(limit + PAGE)}>
          {t("listMapping:showMore", { count: Math.min(left, PAGE) })}
        </Button>
      ) : null}
      {wanted.length === 0 && list.items.length > 0 ? (
        <Text fz="sm" c="dimmed">
          {t("listMapping:noMatch")}
        </Text>
      ) : null}
    </Stack>
  );
}

/** How many are mapped, how many are new, and Match by name. */
function Progress({ list, isReadOnly, onChange }: Omit<ListItemsProps, "onRetry">) {
  const { t } = useTexts();
  const mapped = list.items.filter(({ crmItemKey }) => crmItemKey !== null).length;
  const fresh = list.items.filter(({ isNew }) => isNew).length;
  return (
    <Group justify="space-between" gap="sm">
      <Text fz="sm" c="dimmed">
        {t("listMapping:progress", { mapped, total: list.items.length })}
        {fresh === 0 ? null : ` · ${t("listMapping:newCount", { count: fresh })}`}
      </Text>
      {isReadOnly ? null : <MatchByName list={list} onChange={onChange} />}
    </Group>
  );
}

function MatchByName({ list, onChange }: Pick<ListItemsProps, "list" | "onChange">) {
  const { t } = useTexts();
  const [matched, setMatched] = useState<number>();
  const match = () => {
    const matches = matchesByName(list);
    setMatched(Object.keys(matches).length);
    onChange(matches);
  };
  return (
    <Group gap="sm">
      <Text fz="sm" aria-live="polite">
        {matched === 0 ? t("listMapping:nothingToMatch") : null}
        {matched !== undefined && matched > 0 ? t("listMapping:matched", { count: matched }) : null}
      </Text>
      <Button size="xs" variant="default" onClick={match}>
        {t("listMapping:matchByName")}
      </Button>
    </Group>
  );
}
