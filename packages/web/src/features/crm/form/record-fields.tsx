import type { CrmEntity, CrmField } from "@brygga/api-contract";
import { Grid, Paper } from "@mantine/core";
import { useMemo } from "react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { textOf, useTexts } from "../../../i18n/use-texts.ts";
import { FieldControl } from "./field-control.tsx";
import { columnsOf, groupFields } from "./field-groups.ts";
import type { FormFields } from "./form-fields.ts";
import classes from "./record-fields.module.css";

interface RecordFieldsProps {
  entity: CrmEntity;
  fields: readonly CrmField[];
  form: FormFields;
}

/** All fields of a record in their groups, straight from the registry of fields. */
export function RecordFields({ entity, fields, form }: RecordFieldsProps) {
  const { t } = useTexts();
  const groups = useMemo(() => groupFields(entity, fields), [entity, fields]);
  return (
    <div className={classes.groups}>
      {groups.map((group) => (
        <Paper key={group.name} component="fieldset" withBorder radius="lg" className={classes.group}>
          <legend className={classes.legend}>{t(`crm:groups.${group.name}`)}</legend>
          <Grid gap="sm">
            {group.fields.map((field) => (
              <Grid.Col key={field.key} span={{ base: 12, xs: columnsOf(field) }}>
                <LabelledField field={field} form={form} />
              </Grid.Col>
            ))}
          </Grid>
        </Paper>
      ))}
    </div>
  );
}

function LabelledField({ field, form }: { field: CrmField; form: FormFields }) {
  const { t } = useTexts();
  const name = crmFieldLabel(t, field);
  const code = form.errorOf(field);
  return (
    <FieldControl
      field={field}
      name={name}
      label={shortLabel(field) === "" ? name : textOf(t, `crm:shortLabels.${shortLabel(field)}`)}
      input={form.inputOf(field)}
      onChange={(input) => form.setInput(field, input)}
      error={
        code === undefined
          ? ""
          : textOf(t, `crm:valueErrors.${code}`, { limit: field.maxLength, scale: field.scale ?? 0 })
      }
    />
  );
}

/** Within its group, a city need not say which address it is the city of. */
function shortLabel({ key, userDefined }: CrmField): string {
  if (userDefined) return "";
  return /^(?:postal|street)(Zip|City|County|State)$/.exec(key)?.[1]?.toLowerCase() ?? "";
}
