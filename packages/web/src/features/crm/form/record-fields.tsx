import type { CrmEntity, CrmField } from "@brygga/api-contract";
import { Paper } from "@mantine/core";
import { useEffect, useId, useMemo, useRef } from "react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { entryText } from "../../../components/entry-text.ts";
import { textOf, useTexts } from "../../../i18n/use-texts.ts";
import { FieldControl } from "./field-control.tsx";
import { columnsOf, type FieldGroup, groupFields } from "./field-groups.ts";
import type { FormFields } from "./form-fields.ts";
import classes from "./record-fields.module.css";

interface RecordFieldsProps {
  entity: CrmEntity;
  fields: readonly CrmField[];
  form: FormFields;
}

/** All fields of a record in their groups, straight from the registry of fields. */
export function RecordFields({ entity, fields, form }: RecordFieldsProps) {
  const groups = useMemo(() => groupFields(entity, fields), [entity, fields]);
  const all = useRef<HTMLDivElement>(null);
  const { refusals } = form;
  useEffect(() => {
    if (refusals > 0) all.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  return (
    <div ref={all} className={classes.groups}>
      {groups.map((group) => (
        <Group key={group.name} group={group} form={form} />
      ))}
    </div>
  );
}

const isChosen = ({ type }: CrmField) => type === "list" || type === "reference";

function Group({ group, form }: { group: FieldGroup; form: FormFields }) {
  const { t } = useTexts();
  const id = useId();
  return (
    <Paper
      component="section"
      role="group"
      aria-labelledby={id}
      withBorder
      radius="lg"
      className={classes.group}
    >
      <h2 id={id} className={classes.title}>
        {t(`crm:groups.${group.name}`)}
      </h2>
      <div className={classes.fields}>
        {group.fields.map((field) => (
          <div
            key={field.key}
            className={classes.field}
            data-columns={columnsOf(field)}
            data-chosen={isChosen(field) || undefined}
          >
            <LabelledField field={field} form={form} isAlone={group.fields.length === 1} />
          </div>
        ))}
      </div>
    </Paper>
  );
}

interface LabelledFieldProps {
  field: CrmField;
  form: FormFields;
  /** The title of its group says what it is. */
  isAlone: boolean;
}

function LabelledField({ field, form, isAlone }: LabelledFieldProps) {
  const { t } = useTexts();
  const name = crmFieldLabel(t, field);
  const code = form.errorOf(field);
  const short = shortLabel(field);
  const label = short === "" ? name : textOf(t, `crm:shortLabels.${short}`);
  return (
    <FieldControl
      field={field}
      name={name}
      label={isAlone && !field.userDefined ? "" : label}
      input={form.inputOf(field)}
      onChange={(input) => form.setInput(field, input)}
      error={code === undefined ? "" : entryText(t, code, field)}
    />
  );
}

/** Within its group, a city need not say which address it is the city of. */
function shortLabel({ key, userDefined }: CrmField): string {
  if (userDefined) return "";
  return /^(?:postal|street)(Zip|City|County|State)$/.exec(key)?.[1]?.toLowerCase() ?? "";
}
