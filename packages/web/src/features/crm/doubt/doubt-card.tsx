import type { UncertainCreate } from "@brygga/api-contract";
import { Stack, Text } from "@mantine/core";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Reveal } from "../../../components/reveal.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useNow } from "../../../components/use-now.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { CandidateTable } from "./candidate-table.tsx";
import { DoubtActions } from "./doubt-actions.tsx";
import { useDoubt } from "./use-doubt.ts";

/** An actor in doubt: what it may be, and what somebody can do about it. */
export function DoubtCard({ doubt }: { doubt: UncertainCreate }) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const answering = useDoubt(doubt);
  const now = useNow();
  const { candidates, explanation, nextAttemptAt } = doubt;
  const isDue = Date.parse(nextAttemptAt) <= now;
  return (
    <Stack gap="xs">
      <Text fz="sm">{explanation || t("erpLink:doubt.notYet")}</Text>
      <Text fz="xs" c="dimmed">
        {isDue ? t("erpLink:doubt.nextSync") : t("erpLink:doubt.nextLook", { time: dateTime(nextAttemptAt) })}
      </Text>
      {candidates.length === 0 ? null : (
        <CandidateTable
          doubt={doubt}
          isBusy={answering.isPending}
          onChoose={(erpKey) => answering.answer({ kind: "choose", erpKey })}
        />
      )}
      <DoubtActions doubt={doubt} isPending={answering.isPending} onAnswer={answering.answer} />
      <Reveal of={answering.error ?? answering.notFoundAt}>
        {answering.error === null ? null : <ErrorNotice error={answering.error} />}
        {answering.notFoundAt === null ? null : (
          <Text fz="sm" role="status">
            {t("erpLink:doubt.stillInDoubt", { time: dateTime(answering.notFoundAt) })}
          </Text>
        )}
      </Reveal>
    </Stack>
  );
}
