import type { CrmField } from "@brygga/api-contract";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { usersQuery } from "../api/crm-fields.ts";
import { matchingRecordsQuery, recordQuery } from "../api/records.ts";
import { recordName } from "../entity.ts";

interface ReferenceSelectProps {
  field: CrmField;
  /** Id of what is referred to; 0 where nothing is. */
  id: number;
  onChange: (id: number | null) => void;
}

/** A reference to another record: the company of a contact, or one of our own users. */
export function ReferenceSelect({ field, ...props }: ReferenceSelectProps) {
  return field.key === "companyId" ? <CompanySelect {...props} /> : <UserSelect {...props} />;
}

type SelectProps = Omit<ReferenceSelectProps, "field">;

function UserSelect({ id, onChange, ...input }: SelectProps) {
  const { t } = useTexts();
  const users = useQuery(usersQuery);
  return (
    <Select
      {...input}
      data={(users.data ?? []).map(({ id: value, displayName }) => ({ value, label: displayName }))}
      value={id === 0 ? null : id}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      nothingFoundMessage={t("crm:form.noItem")}
    />
  );
}

/** Companies are searched on the server: there may be a million of them. */
function CompanySelect({ id, onChange, ...input }: SelectProps) {
  const { t } = useTexts();
  const chosen = useQuery({ ...recordQuery("company", id), enabled: id !== 0 });
  const chosenName = chosen.data === undefined ? "" : recordName("company", chosen.data);
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed === chosenName ? "" : typed, 250);
  const found = useQuery({ ...matchingRecordsQuery("company", search), placeholderData: keepPreviousData });
  const options = (found.data ?? []).map((company) => ({
    value: company.id,
    label: recordName("company", company),
  }));
  const isListed = id === 0 || options.some(({ value }) => value === id);
  return (
    <Select
      {...input}
      data={isListed ? options : [{ value: id, label: chosenName }, ...options]}
      value={id === 0 ? null : id}
      onChange={onChange}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      nothingFoundMessage={t("crm:form.noCompany")}
    />
  );
}
