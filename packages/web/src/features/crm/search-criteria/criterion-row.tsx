import type { SearchField } from "@brygga/api-contract";
import { ActionIcon, Checkbox, Select, Table, Text, Tooltip } from "@mantine/core";
import { TrashIcon } from "@phosphor-icons/react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { CriterionValue } from "./criterion-value.tsx";
import {
  type DraftCriterion,
  faultOfCriterion,
  fieldOf,
  withField,
  withOperator,
} from "./draft-criterion.ts";
import classes from "./search-criteria.module.css";

interface CriterionRowProps {
  /** From 1. */
  number: number;
  connectionId: number;
  fields: readonly SearchField[];
  criterion: DraftCriterion;
  showFault: boolean;
  onChange: (criterion: DraftCriterion) => void;
  onRemove: (criterion: DraftCriterion) => void;
}

/** One criterion: whether it counts, which field, how it is compared, and with what. */
export function CriterionRow(props: CriterionRowProps) {
  const { number, connectionId, fields, criterion, showFault, onChange, onRemove } = props;
  const { t } = useTexts();
  const { isActive } = criterion;
  const field = fieldOf(fields, criterion);
  const fault = isActive && showFault ? faultOfCriterion(field, criterion) : undefined;
  const faultText = fault === undefined ? undefined : t(`search:faults.${fault}`);
  return (
    <Table.Tr>
      <Table.Td data-label={t("search:active")}>
        <Checkbox
          className={classes.active ?? ""}
          aria-label={t("search:activeOf", { number })}
          checked={isActive}
          onChange={(event) => onChange({ ...criterion, isActive: event.currentTarget.checked })}
        />
      </Table.Td>
      <Table.Td data-label={t("search:field")}>
        <FieldSelect {...props} field={field} />
        {fault === "field-gone" ? (
          <Text fz="xs" c="var(--mantine-color-error)">
            {faultText}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td data-label={t("search:operator")}>
        <OperatorSelect {...props} field={field} />
      </Table.Td>
      <Table.Td data-label={t("search:value")}>
        {field === undefined ? null : (
          <CriterionValue
            connectionId={connectionId}
            field={field}
            criterion={criterion}
            label={t("search:valueOf", { number })}
            error={faultText}
            onChange={(values) => onChange({ ...criterion, values })}
          />
        )}
      </Table.Td>
      <Table.Td>
        <Tooltip label={t("terms:delete")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t("search:removeOf", { number })}
            onClick={() => onRemove(criterion)}
          >
            <TrashIcon size={17} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  );
}

type SelectProps = Pick<CriterionRowProps, "number" | "fields" | "criterion" | "onChange"> & {
  field: SearchField | undefined;
};

function FieldSelect({ number, fields, criterion, field, onChange }: SelectProps) {
  const { t } = useTexts();
  const choose = (fieldKey: string | null) => {
    const chosen = fields.find((one) => one.fieldKey === fieldKey);
    if (chosen !== undefined && fieldKey !== criterion.fieldKey)
      onChange(withField(criterion, field, chosen));
  };
  return (
    <Select
      aria-label={t("search:fieldOf", { number })}
      allowDeselect={false}
      searchable={fields.length > 10}
      disabled={!criterion.isActive}
      data={fields.map(({ fieldKey, displayName }) => ({ value: fieldKey, label: displayName || fieldKey }))}
      value={field === undefined ? null : criterion.fieldKey}
      placeholder={field === undefined ? criterion.fieldKey : ""}
      onChange={choose}
    />
  );
}

function OperatorSelect({ number, criterion, field, onChange }: SelectProps) {
  const { t } = useTexts();
  const operators = field?.operators ?? [];
  return (
    <Select
      aria-label={t("search:operatorOf", { number })}
      allowDeselect={false}
      disabled={!criterion.isActive || operators.length < 2}
      data={operators.map((operator) => ({ value: operator, label: t(`search:operators.${operator}`) }))}
      value={criterion.operator}
      onChange={(chosen) => {
        const operator = operators.find((one) => one === chosen);
        if (operator !== undefined) onChange(withOperator(criterion, operator));
      }}
    />
  );
}
