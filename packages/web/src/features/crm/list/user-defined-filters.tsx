import type { UserDefinedFilter } from "@brygga/api-contract";
import { Select } from "@mantine/core";
import { useState } from "react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { ListFilterProps } from "./list-filter-props.ts";
import { withUserDefined } from "./list-search.ts";
import {
  type FieldConditionProps,
  ItemCondition,
  RangeCondition,
  TextCondition,
  YesNoCondition,
} from "./user-defined-condition.tsx";

type Condition = UserDefinedFilter[string];

/** Conditions on user-defined fields: those that are set, and one more where somebody wants it. */
export function UserDefinedFilters({ fields, search, onChange }: ListFilterProps) {
  const { t } = useTexts();
  const conditions = search.userDefined ?? {};
  // A condition that is taken back does not take its field away from under the one who writes in it.
  const [picked, setPicked] = useState<readonly string[]>(() => Object.keys(conditions));
  const own = fields.filter(({ userDefined }) => userDefined);
  const shown = own.filter(({ key }) => key in conditions || picked.includes(key));
  const rest = own.filter((field) => !shown.includes(field));
  const change = (key: string, condition: Condition | undefined) =>
    onChange({ userDefined: withUserDefined(search.userDefined, key, condition) });
  return (
    <>
      {shown.map((field) => (
        <FieldCondition
          key={field.key}
          field={field}
          condition={conditions[field.key]}
          onChange={(condition) => change(field.key, condition)}
        />
      ))}
      {rest.length === 0 ? null : (
        <Select
          w={{ base: "100%", xs: 180 }}
          label={t("recordLists:moreFields")}
          placeholder={t("recordLists:chooseField")}
          searchable
          nothingFoundMessage={t("crm:form.noItem")}
          data={rest.map((field) => ({ value: field.key, label: crmFieldLabel(t, field) }))}
          value={null}
          onChange={(key) => {
            if (key !== null) setPicked([...picked, key]);
          }}
        />
      )}
    </>
  );
}

function FieldCondition(props: FieldConditionProps) {
  switch (props.field.type) {
    case "list":
      return <ItemCondition {...props} />;
    case "checkbox":
      return <YesNoCondition {...props} />;
    case "integer":
    case "decimal":
    case "date":
    case "datetime":
      return <RangeCondition {...props} />;
    default:
      return <TextCondition {...props} />;
  }
}
