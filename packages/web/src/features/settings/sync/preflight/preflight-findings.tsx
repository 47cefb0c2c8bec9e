import type { CrmField, PreflightReport } from "@brygga/api-contract";
import { Alert, List, Stack, Text, Title } from "@mantine/core";
import { CheckCircleIcon } from "@phosphor-icons/react";
import { crmFieldLabel } from "../../../../components/crm-field-label.ts";
import { type Translate, textOf, useTexts } from "../../../../i18n/use-texts.ts";
import { hasEnded } from "../../api/jobs.ts";
import classes from "./preflight.module.css";
import { PreflightFindingView } from "./preflight-finding.tsx";

interface PreflightFindingsProps {
  report: PreflightReport;
  crmFields: readonly CrmField[];
}

/** What a pre-flight has found, field by field, in counts with examples. */
export function PreflightFindings({ report, crmFields }: PreflightFindingsProps) {
  const { t } = useTexts();
  const { fields, records, concerned, unreadable } = report;
  if (!hasEnded(report.job) && records === 0) return null;
  return (
    <Stack gap="sm">
      <Text fz="sm" role="status">
        {outcomeText(t, report)}
      </Text>
      {concerned === 0 && hasEnded(report.job) && records > 0 ? (
        <Alert color="fjord" p="xs" icon={<CheckCircleIcon size={18} aria-hidden="true" />}>
          {t("preflight:clean")}
        </Alert>
      ) : null}
      {unreadable.length === 0 ? null : (
        <section aria-label={t("preflight:unreadable")}>
          <List fz="sm">
            {unreadable.map(({ because, count }) => (
              <List.Item key={because}>{textOf(t, `preflight:because.${because}`, { count })}</List.Item>
            ))}
          </List>
        </section>
      )}
      {fields.map((field) => (
        <section key={field.erpFieldKey} className={classes.field} aria-label={field.erpFieldName}>
          <Title order={3} fz="sm" fw={640}>
            {t("preflight:crmField", {
              erp: field.erpFieldName,
              crm: crmName(t, crmFields, field.crmFieldKey),
            })}
          </Title>
          {field.findings.map((finding) => (
            <PreflightFindingView key={`${finding.side}.${finding.code}`} finding={finding} />
          ))}
          {field.differing === 0 ? null : (
            <Text fz="sm" c="dimmed">
              {t("preflight:differing", { count: field.differing })}
            </Text>
          )}
        </section>
      ))}
    </Stack>
  );
}

function outcomeText(t: Translate, { subject, records, concerned, job }: PreflightReport): string {
  if (records === 0) return t("preflight:noRecords");
  const read = t(subject === "links" ? "preflight:ofLinks" : "preflight:ofActors", { count: records });
  if (concerned === 0 || !hasEnded(job)) return read;
  return `${read} ${t("preflight:concerned", { count: concerned })}`;
}

function crmName(t: Translate, crmFields: readonly CrmField[], key: string): string {
  const crmField = crmFields.find((field) => field.key === key);
  return crmField === undefined ? key : crmFieldLabel(t, crmField);
}
