import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmListsQuery } from "../api/crm-fields.ts";

interface ListSelectProps {
  listId: number | null;
  /** Key of the chosen item; "" where none is. */
  value: string;
  onChange: (key: string) => void;
}

/** A choice from a CRM list. Items that are no longer offered are shown only where the record has them. */
export function ListSelect({ listId, value, onChange, ...input }: ListSelectProps) {
  const { t } = useTexts();
  const lists = useQuery(crmListsQuery);
  const items = lists.data?.find(({ id }) => id === listId)?.items ?? [];
  const offered = items.filter(({ key, deleted }) => !deleted || key === value);
  return (
    <Select
      {...input}
      data={offered.map(({ key, name }) => ({ value: key, label: name }))}
      value={value === "" ? null : value}
      onChange={(key) => onChange(key ?? "")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      nothingFoundMessage={t(items.length === 0 ? "crm:form.emptyList" : "crm:form.noItem")}
    />
  );
}
