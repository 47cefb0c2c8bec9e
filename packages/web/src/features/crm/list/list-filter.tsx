import type { CrmEntity, CrmField } from "@brygga/api-contract";
import { Anchor, Checkbox, Group, Select, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { DayInput } from "../../../components/date-inputs.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmListsQuery, usersQuery } from "../api/crm-fields.ts";
import { ConnectionFilter } from "./connection-filter.tsx";
import type { ListFilterProps } from "./list-filter-props.ts";
import { countConditions, ITEM_FILTERS, NO_CONDITIONS } from "./list-search.ts";
import { UserDefinedFilters } from "./user-defined-filters.tsx";

/** What the records of a list have to be. */
export function ListFilter(props: ListFilterProps) {
  const { entity, fields, search, onChange } = props;
  const { t } = useTexts();
  const [clearings, setClearings] = useState(0);
  const clear = () => {
    setClearings(clearings + 1);
    onChange(NO_CONDITIONS);
  };
  return (
    <Group gap="sm" align="flex-end" mt="sm">
      {ITEM_FILTERS[entity].map((key) => {
        const field = fields.find((candidate) => candidate.key === key);
        return field === undefined ? null : <ItemFilter key={key} {...props} name={key} field={field} />;
      })}
      {entity === "company" ? <UserFilter {...props} /> : null}
      <DayFilter {...props} name="from" />
      <DayFilter {...props} name="to" />
      <ConnectionFilter {...props} />
      <UserDefinedFilters key={clearings} {...props} />
      <Tooltip label={t("recordLists:showDeletedHint")} multiline maw={280}>
        <Checkbox
          mb={8}
          label={t("recordLists:showDeleted")}
          checked={search.deleted === true}
          onChange={(event) =>
            onChange({ deleted: event.currentTarget.checked ? true : undefined, sort: undefined })
          }
        />
      </Tooltip>
      {countConditions(search) === 0 ? null : (
        <Anchor component="button" type="button" fz="sm" mb={8} onClick={clear}>
          {t("recordLists:clearFilter")}
        </Anchor>
      )}
    </Group>
  );
}

interface ItemFilterProps extends ListFilterProps {
  name: (typeof ITEM_FILTERS)[CrmEntity][number];
  field: CrmField;
}

function ItemFilter({ search, onChange, name, field }: ItemFilterProps) {
  const { t } = useTexts();
  const lists = useQuery(crmListsQuery);
  const items = lists.data?.find(({ id }) => id === field.listId)?.items ?? [];
  const offered = items.filter(({ key, deleted }) => !deleted || key === search[name]);
  return (
    <Select
      w={{ base: "100%", xs: 180 }}
      label={crmFieldLabel(t, field)}
      placeholder={t("recordLists:any")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      nothingFoundMessage={t("crm:form.noItem")}
      data={offered.map((item) => ({ value: item.key, label: item.name }))}
      value={search[name] ?? null}
      onChange={(key) => onChange({ [name]: key ?? undefined })}
    />
  );
}

function UserFilter({ search, onChange }: ListFilterProps) {
  const { t } = useTexts();
  const users = useQuery(usersQuery);
  return (
    <Select
      w={{ base: "100%", xs: 180 }}
      label={t("fields:company.ourContactId")}
      placeholder={t("recordLists:any")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      nothingFoundMessage={t("crm:form.noItem")}
      data={(users.data ?? []).map(({ id, displayName }) => ({ value: String(id), label: displayName }))}
      value={search.ourContactId === undefined ? null : String(search.ourContactId)}
      onChange={(id) => onChange({ ourContactId: id === null ? undefined : Number(id) })}
    />
  );
}

const DAY_LABELS = { from: "changedFrom", to: "changedTo" } as const;

/** The first or the last day on which they were changed. */
function DayFilter({ search, onChange, name }: ListFilterProps & { name: "from" | "to" }) {
  const { t } = useTexts();
  return (
    <DayInput
      w={{ base: "100%", xs: 165 }}
      label={t(`recordLists:${DAY_LABELS[name]}`)}
      {...(name === "to" && search.from !== undefined ? { minDate: search.from } : {})}
      value={search[name] ?? ""}
      onChange={(day) => onChange({ [name]: day === "" ? undefined : day })}
    />
  );
}
