import { type ErpField, type FieldMapping, isKeyField } from "@brygga/api-contract";
import { Checkbox } from "@mantine/core";
import { hinted } from "../../../../components/hints.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { mappingOf } from "./mapping-draft.ts";

interface ShowBoxProps {
  field: ErpField;
  isReadOnly: boolean;
  onChange: (field: FieldMapping) => void;
}

/** Show in Search; the key field always is. */
export function SearchBox({ field, isReadOnly, onChange }: ShowBoxProps) {
  const { t } = useTexts();
  const isKey = isKeyField(field.fieldKey);
  const reason = isKey ? "hintKey" : field.missingInErp ? "notShown" : null;
  return (
    <ShowBox
      label={t("mapping:searchOf", { field: field.displayName })}
      hint={reason === null ? "" : t(`mapping:${reason}`)}
      isLocked={reason !== null}
      isReadOnly={isReadOnly}
      isChecked={isKey || field.showInSearch}
      onCheck={(showInSearch) => onChange({ ...mappingOf(field), showInSearch })}
    />
  );
}

/** Show in ERP tab: allowed for a mapped field, though usually unnecessary. */
export function ErpTabBox({ field, isReadOnly, onChange }: ShowBoxProps) {
  const { t } = useTexts();
  const isMapped = field.crmFieldKey !== null && (field.syncToCrm || field.syncToErp);
  const reason = field.missingInErp ? "notShown" : field.fieldType === "Password" ? "secret" : null;
  const hint = reason ?? (isMapped ? "hintErpTab" : null);
  return (
    <ShowBox
      label={t("mapping:erpTabOf", { field: field.displayName })}
      hint={hint === null ? "" : t(`mapping:${hint}`)}
      isLocked={reason !== null}
      isReadOnly={isReadOnly}
      isChecked={field.showInErpTab}
      onCheck={(showInErpTab) => onChange({ ...mappingOf(field), showInErpTab })}
    />
  );
}

interface ShowBoxFrameProps {
  label: string;
  /** Shown as a tooltip, and read out; "" where there is nothing to say. */
  hint: string;
  /** The hint says why it cannot be changed. */
  isLocked: boolean;
  isReadOnly: boolean;
  isChecked: boolean;
  onCheck: (isChecked: boolean) => void;
}

function ShowBox({ label, hint, isLocked, isReadOnly, isChecked, onCheck }: ShowBoxFrameProps) {
  const { t } = useTexts();
  const why = hint === "" && isReadOnly ? t("mapping:reasons.read-only") : hint;
  return (
    <span {...hinted(why)}>
      <Checkbox
        aria-label={label}
        aria-description={why}
        checked={isChecked}
        disabled={isReadOnly || isLocked}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
    </span>
  );
}
