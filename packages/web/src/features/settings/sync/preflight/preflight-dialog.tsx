import { type ActorTypeMapping, type CrmField, PREFLIGHT_SAMPLE } from "@brygga/api-contract";
import { Alert, Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { InfoIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { hasEnded, useCancelJob } from "../../api/jobs.ts";
import { preflightQuery, useStartPreflight } from "../../api/preflight.ts";
import { JobProgress } from "../../jobs/job-progress.tsx";
import { mappingOf } from "../mappings/mapping-draft.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { isDraftOf } from "./is-draft-of.ts";
import classes from "./preflight.module.css";
import { PreflightFindings } from "./preflight-findings.tsx";

interface PreflightDialogProps {
  connectionId: number;
  /** As it is on screen, saved or not. */
  mapping: ActorTypeMapping;
  crmFields: readonly CrmField[];
}

/** Looks at real records with the mapping on screen, and says what it would meet. */
export function PreflightDialog({ connectionId, mapping, crmFields }: PreflightDialogProps) {
  const { t } = useTexts();
  const { search, change } = useSyncNavigation();
  const [sample, setSample] = useState<"sample" | "all">("sample");
  const jobId = search.preflight ?? 0;
  const report = useQuery({ ...preflightQuery(jobId), enabled: jobId > 0 });
  const start = useStartPreflight(connectionId, mapping.actorType);
  const cancel = useCancelJob();
  const fields = mapping.fields
    .filter(({ syncToCrm, syncToErp, missingInErp }) => (syncToCrm || syncToErp) && !missingInErp)
    .map(mappingOf);
  const left = mapping.fields.filter(({ syncToCrm, syncToErp }) => !syncToCrm && !syncToErp).map(mappingOf);
  const begin = () =>
    mutateThen(
      start,
      { fields: [...fields, ...left], sample: sample === "all" ? null : PREFLIGHT_SAMPLE },
      { done: ({ id }) => change({ preflight: id }) },
    );
  const isRunning = report.data !== undefined && !hasEnded(report.data.job);
  const isOutdated = report.data !== undefined && !isDraftOf(report.data.job.params, mapping);
  const footer = (
    <Group justify="space-between" gap={8}>
      <Button variant="default" onClick={() => change({ preflight: undefined })}>
        {t("terms:close")}
      </Button>
      {isRunning ? (
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(jobId)}>
          {t("preflight:cancel")}
        </Button>
      ) : (
        <ReasonButton
          variant="filled"
          reason={fields.length === 0 ? t("preflight:noneMapped") : undefined}
          loading={start.isPending}
          onClick={begin}
        >
          {t(jobId > 0 ? "preflight:again" : "preflight:start")}
        </ReasonButton>
      )}
    </Group>
  );
  return (
    <Dialog
      title={t("preflight:title", { actor: actorTypeName(t, mapping.actorType) })}
      size={760}
      focusContent
      onClose={() => change({ preflight: undefined })}
      footer={footer}
    >
      <Stack gap="md">
        <Text fz="sm">{t("preflight:intro")}</Text>
        <SegmentedControl
          aria-label={t("preflight:sample")}
          classNames={{ label: classes.choice ?? "" }}
          value={sample}
          disabled={isRunning}
          onChange={(value) => setSample(value === "all" ? "all" : "sample")}
          data={[
            { value: "sample", label: t("preflight:sampleOf", { count: PREFLIGHT_SAMPLE }) },
            { value: "all", label: t("preflight:all") },
          ]}
        />
        {start.error ? <ErrorNotice error={start.error} /> : null}
        {report.error ? <ErrorNotice error={report.error} onRetry={() => void report.refetch()} /> : null}
        {isOutdated ? (
          <Alert color="orange" p="xs" icon={<InfoIcon size={18} aria-hidden="true" />}>
            {t("preflight:outdated")}
          </Alert>
        ) : null}
        {report.data ? <JobProgress job={report.data.job} /> : null}
        {report.data ? <PreflightFindings report={report.data} crmFields={crmFields} /> : null}
      </Stack>
    </Dialog>
  );
}
