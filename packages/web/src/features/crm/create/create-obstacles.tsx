import type { CreateForm, CrmEntity } from "@brygga/api-contract";
import { Alert, List, Stack, Text } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/crm-fields.ts";

/** What has to be mended first, and what the ERP will not get. */
export function CreateObstacles({ entity, form }: { entity: CrmEntity; form: CreateForm }) {
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery(entity)).data ?? [];
  const { missing, problems } = form;
  const labelOf = (crmFieldKey: string) => {
    const field = fields.find(({ key }) => key === crmFieldKey);
    return field === undefined ? crmFieldKey : crmFieldLabel(t, field);
  };
  if (missing.length === 0 && problems.length === 0) return null;
  const icon = <WarningIcon size={20} aria-hidden="true" />;
  return (
    <Stack gap="sm">
      {missing.length === 0 ? null : (
        <Alert color="red" role="alert" title={t("erpLink:create.missing")} icon={icon}>
          <List fz="sm" spacing={4}>
            {missing.map(({ fieldKey, displayName, crmFieldKey }) => (
              <List.Item key={fieldKey}>
                <strong>{displayName}</strong>:{" "}
                {crmFieldKey === null
                  ? t("erpLink:create.setDefault")
                  : t("erpLink:create.fillIn", { field: labelOf(crmFieldKey) })}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {problems.length === 0 ? null : (
        <Alert color="orange" title={t("erpLink:create.leftOut", { count: problems.length })} icon={icon}>
          <Stack gap={4}>
            {problems.map(({ fieldKey, displayName, code, details }) => {
              const { text, advice } = syncProblemText(t, code, details);
              return (
                <Text key={fieldKey} fz="sm">
                  <strong>{displayName}</strong>: {text} {advice}
                </Text>
              );
            })}
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}
