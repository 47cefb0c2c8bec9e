import type { CrmEntity } from "@brygga/api-contract";
import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Reveal } from "../../../components/reveal.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/crm-fields.ts";
import { SlowErp } from "../slow-erp.tsx";
import classes from "./compare-step.module.css";
import { DifferenceRow } from "./difference-row.tsx";
import type { Comparison } from "./use-comparison.ts";

interface CompareStepProps {
  entity: CrmEntity;
  comparison: Comparison;
}

/** The mapped fields in which the two sides differ, side by side, to pick what is kept. */
export function CompareStep({ entity, comparison }: CompareStepProps) {
  const { t } = useTexts();
  const { preview, error, chooseAll } = comparison;
  const fields = useQuery(crmFieldsQuery(entity));
  const summary = useRef<HTMLParagraphElement>(null);
  const isCompared = preview.data !== undefined;
  // The row that was chosen is gone; whoever reads by ear or keyboard goes on here.
  useEffect(() => {
    if (isCompared) summary.current?.focus({ preventScroll: true });
  }, [isCompared]);
  if (preview.error) return <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) return <CompareSkeleton />;
  const { differences, equalCount, recordName, actorName } = preview.data;
  return (
    <Stack gap="md">
      <Reveal of={error}>{error === null ? null : <ErrorNotice error={error} />}</Reveal>
      <Text fz="sm" ref={summary} tabIndex={-1} className={classes.summary}>
        {differences.length === 0
          ? t("crm:connect.allEqual")
          : t("crm:connect.differ", { count: differences.length })}{" "}
        {equalCount > 0 && differences.length > 0 ? t("crm:connect.equal", { count: equalCount }) : null}
      </Text>
      {differences.length === 0 ? null : (
        <>
          <Group gap={8}>
            <Button size="xs" variant="default" onClick={() => chooseAll("crm")}>
              {t("crm:connect.allFromCrm")}
            </Button>
            <Button size="xs" variant="default" onClick={() => chooseAll("erp")}>
              {t("crm:connect.allFromErp")}
            </Button>
          </Group>
          <div className={classes.head} aria-hidden="true">
            <span>{t("crm:connect.field")}</span>
            <span>{t("crm:connect.inCrm", { name: recordName })}</span>
            <span>{t("crm:connect.inErp", { name: actorName })}</span>
          </div>
          <div>
            {differences.map((difference) => (
              <DifferenceRow
                key={difference.fieldKey}
                difference={difference}
                crmField={fields.data?.find(({ key }) => key === difference.crmFieldKey)}
                side={comparison.sideOf(difference)}
                onChoose={(side) => comparison.choose(difference.fieldKey, side)}
              />
            ))}
          </div>
        </>
      )}
    </Stack>
  );
}

function CompareSkeleton() {
  const { t } = useTexts();
  return (
    <Stack gap="sm">
      <Stack gap="sm" role="status" aria-label={t("crm:connect.comparing")}>
        <Text fz="sm" c="dimmed">
          {t("crm:connect.comparing")}
        </Text>
        {["first", "second", "third"].map((key) => (
          <Skeleton key={key} height={52} />
        ))}
      </Stack>
      <SlowErp />
    </Stack>
  );
}
