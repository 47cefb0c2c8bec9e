import type { CrmField, ErpField, FieldMapping } from "@brygga/api-contract";
import { Group, Table, Text } from "@mantine/core";
import { memo, useEffect, useRef } from "react";
import { hinted } from "../../../../components/hints.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { CrmFieldSelect, type MappedField } from "./crm-field-select.tsx";
import { DirectionButton } from "./direction-button.tsx";
import {
  type Claims,
  claimantOf,
  type Direction,
  directionReason,
  isSynchronisable,
} from "./direction-state.ts";
import { toggled, withCrmField } from "./mapping-draft.ts";
import classes from "./mapping-tab.module.css";
import { RowHint } from "./row-hint.tsx";
import { ErpTabBox, SearchBox } from "./show-boxes.tsx";

interface MappingRowProps {
  field: ErpField;
  mapped: readonly MappedField[];
  crmFields: readonly CrmField[];
  claims: Claims;
  isReadOnly: boolean;
  /** The field that the address names: it is brought into view. */
  isMarked?: boolean;
  onChange: (field: FieldMapping) => void;
}

/**
 * One ERP field: Show in Search, its name, the directions, the CRM field, Show in ERP tab. It is shown anew when
 * something of it has changed, and not for what is done in another row.
 */
export const MappingRow = memo(function MappingRow(props: MappingRowProps) {
  const { field, mapped, crmFields, claims, isReadOnly, isMarked = false, onChange } = props;
  const { t } = useTexts();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: "center" });
  }, [isMarked]);
  const crmField = crmFields.find(({ key }) => key === field.crmFieldKey);
  const arrow = (direction: Direction) => {
    const chosen = direction === "toCrm" ? field.syncToCrm : field.syncToErp;
    const reason = directionReason({ field, crmField, claims }, direction);
    return (
      <DirectionButton
        direction={direction}
        fieldName={field.displayName}
        isChosen={chosen}
        isReadOnly={isReadOnly}
        // What a mistake of old times left chosen can always be taken back.
        reason={chosen && !isReadOnly ? undefined : reason}
        claimant={claimantOf(claims, field.crmFieldKey)}
        onToggle={() => onChange(toggled(field, { direction, claims }))}
      />
    );
  };
  return (
    <Table.Tr ref={row} className={classes.row} data-marked={isMarked || undefined}>
      <Table.Td className={classes.search} data-label={t("terms:showInSearch")}>
        <SearchBox field={field} isReadOnly={isReadOnly} onChange={onChange} />
      </Table.Td>
      <Table.Th scope="row" className={classes.erpField}>
        <FieldName field={field} />
      </Table.Th>
      <Table.Td className={classes.arrows}>
        <Group gap={4} wrap="nowrap" justify="center">
          {arrow("toErp")}
          {arrow("toCrm")}
        </Group>
      </Table.Td>
      <Table.Td className={classes.crm}>
        {isSynchronisable(field) ? (
          <CrmFieldSelect
            field={field}
            mapped={mapped}
            crmFields={crmFields}
            isReadOnly={isReadOnly}
            onChange={(next) => onChange(withCrmField(field, next, claims))}
          />
        ) : null}
        <RowHint field={field} crmField={crmField} />
      </Table.Td>
      <Table.Td className={classes.tab} data-label={t("terms:showInErpTab")}>
        <ErpTabBox field={field} isReadOnly={isReadOnly} onChange={onChange} />
      </Table.Td>
    </Table.Tr>
  );
});

function FieldName({ field }: { field: ErpField }) {
  const { t } = useTexts();
  const { displayName, displayDescription, missingInErp, access } = field;
  return (
    <>
      <span {...hinted(displayDescription)} className={missingInErp ? classes.missing : undefined}>
        {displayName}
      </span>
      {access === "Mandatory" ? (
        <span
          {...hinted(t("mapping:mandatory"))}
          className={classes.mandatory}
          role="img"
          aria-label={t("mapping:mandatory")}
        >
          *
        </span>
      ) : null}
      {missingInErp ? (
        <Text fz="xs" c="var(--mantine-color-error)">
          {t("mapping:missingInErp")}
        </Text>
      ) : null}
    </>
  );
}
