import { Alert, Fieldset, Skeleton, Stack, Text } from "@mantine/core";
import { LockSimpleIcon } from "@phosphor-icons/react";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { ConfigField } from "./config-field.tsx";
import classes from "./config-section.module.css";
import type { ConnectionForm } from "./use-connection-form.ts";

/** The configuration fields of the chosen connector, by rank. */
export function ConfigSection({ form }: { form: ConnectionForm }) {
  const { t } = useTexts();
  return (
    <Fieldset legend={t("connectionForm:configFields")} p="md" mx={0}>
      <Stack gap="sm">
        {form.isLocked ? (
          <Alert color="gray" p="xs" icon={<LockSimpleIcon size={18} aria-hidden="true" />}>
            {t("connectionForm:locked")}
          </Alert>
        ) : null}
        <Fields form={form} />
      </Stack>
    </Fieldset>
  );
}

function Fields({ form }: { form: ConnectionForm }) {
  const { t } = useTexts();
  const { fieldsQuery, draft } = form;
  if (draft.value.connectorId === null) {
    return (
      <Text fz="sm" c="dimmed">
        {t("connectionForm:configFieldsWaiting")}
      </Text>
    );
  }
  if (fieldsQuery.error) {
    return <ErrorNotice error={fieldsQuery.error} onRetry={() => void fieldsQuery.refetch()} />;
  }
  if (fieldsQuery.data === undefined) {
    return (
      <Stack role="status" aria-label={t("connectionForm:obstacles.fields-loading")}>
        <Skeleton height={34} />
        <Skeleton height={34} />
        <Skeleton height={34} />
      </Stack>
    );
  }
  if (fieldsQuery.data.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t("connectionForm:configFieldsNone")}
      </Text>
    );
  }
  return (
    <div className={classes.fields}>
      {fieldsQuery.data.map((field) => (
        <div key={field.fieldKey} className={classes[field.fieldType.toLowerCase()]}>
          <ConfigField field={field} form={form} />
        </div>
      ))}
    </div>
  );
}
