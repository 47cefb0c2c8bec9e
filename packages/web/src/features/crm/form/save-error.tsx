import type { CrmField } from "@brygga/api-contract";
import { Alert, List } from "@mantine/core";
import { WarningCircleIcon } from "@phosphor-icons/react";
import { hasCode } from "../../../api/api-error.ts";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { entryText } from "../../../components/entry-text.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";

interface SaveErrorProps {
  error: unknown;
  fields: readonly CrmField[];
}

/** Why a record could not be saved: by field where the server objects to fields. */
export function SaveError({ error, fields }: SaveErrorProps) {
  const { t } = useTexts();
  if (error === null || error === undefined) return null;
  const entries = hasCode(error, "invalid-request") ? (error.problem.errors ?? []) : [];
  if (entries.length === 0) return <ErrorNotice error={error} />;
  return (
    <Alert
      color="red"
      role="alert"
      title={t("crm:form.invalid")}
      icon={<WarningCircleIcon size={20} aria-hidden="true" />}
    >
      <List size="sm">
        {entries.map(({ path, code, message }) => {
          const field = fields.find(({ key }) => key === path);
          return (
            <List.Item key={`${path} ${code}`}>
              {field === undefined ? path : crmFieldLabel(t, field)}: {entryText(t, code, field) || message}
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}
