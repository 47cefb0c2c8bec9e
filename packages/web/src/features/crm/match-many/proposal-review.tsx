import type { MatchJob } from "@brygga/api-contract";
import { Button, Chip, Group, Paper, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import {
  ACCEPTABLE,
  type Acceptable,
  isAcceptable,
  isWorking,
  proposalsQuery,
  useAcceptProposals,
} from "../api/match-jobs.ts";
import { ConnectBar } from "./connect-bar.tsx";
import classes from "./match-many.module.css";
import { SHOWN, type Shown } from "./match-search.ts";
import { ProposalTable } from "./proposal-table.tsx";
import { useReviewNavigation } from "./use-review-navigation.ts";

/** The proposals of a matching, to look through and accept; nothing while they are being made. */
export function ProposalReview({ match }: { match: MatchJob }) {
  const { t } = useTexts();
  const { search } = useReviewNavigation();
  const show = search.show ?? "all";
  const proposals = useInfiniteQuery(proposalsQuery(match, show));
  const isProposing = match.work.some((work) => work.kind === "propose" && work.state !== "completed");
  if (isProposing) return null;
  if (match.counts.all === 0) return <Text fz="sm">{t("matchMany:nobody")}</Text>;
  const rows = proposals.data?.pages.flatMap(({ items }) => items) ?? [];
  const isBusy = match.work.some(isWorking);
  return (
    <Stack gap="sm">
      <ShowChips match={match} show={show} />
      <BulkBar match={match} show={show} isBusy={isBusy} />
      {proposals.error ? (
        <ErrorNotice error={proposals.error} onRetry={() => void proposals.refetch()} />
      ) : null}
      {proposals.isPending ? <TableSkeleton rows={8} /> : null}
      {proposals.data === undefined ? null : (
        <Paper withBorder radius="lg" className={classes.paper}>
          <ProposalTable match={match} proposals={rows} isBusy={isBusy} />
          <Group justify="space-between" px="md" py="xs" gap="sm">
            <Text fz="xs" c="dimmed" aria-live="polite">
              {rows.length === 0 ? t("matchMany:empty") : t("matchMany:shown", { count: rows.length })}
            </Text>
            {proposals.hasNextPage ? (
              <Button
                size="xs"
                variant="default"
                loading={proposals.isFetchingNextPage}
                onClick={() => void proposals.fetchNextPage()}
              >
                {t("matchMany:more")}
              </Button>
            ) : null}
          </Group>
        </Paper>
      )}
      <ConnectBar match={match} isBusy={isBusy} />
    </Stack>
  );
}

function ShowChips({ match: { counts }, show }: { match: MatchJob; show: Shown }) {
  const { t } = useTexts();
  const { change } = useReviewNavigation();
  const countOf: Record<Shown, number> = { ...counts, likely: counts.suggested - counts.certain };
  const shown = SHOWN.filter((name) => name === "all" || name === show || countOf[name] > 0);
  return (
    <Chip.Group
      value={show}
      onChange={(next) => change({ show: SHOWN.find((name) => name === next) ?? "all" })}
    >
      <Group gap={6} role="radiogroup" aria-label={t("matchMany:show.label")}>
        {shown.map((name) => (
          <Chip key={name} value={name} size="xs" variant="light">
            {t(`matchMany:show.${name}`, { number: countOf[name] })}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

interface BulkBarProps {
  match: MatchJob;
  show: Shown;
  isBusy: boolean;
}

/** Accepts many at once: all that are certain, or all of those that are shown. */
function BulkBar({ match, show, isBusy }: BulkBarProps) {
  const { t } = useTexts();
  const accept = useAcceptProposals(match.id);
  const showError = useErrorNotification();
  const reason = isBusy ? t("matchMany:busy") : undefined;
  const change = (accepted: boolean, of: Acceptable) => {
    mutateThen(
      accept,
      { accepted, ...ACCEPTABLE[of] },
      {
        done: ({ changed }) =>
          notifications.show({
            color: "fjord",
            message: t("matchMany:changed", { count: changed }),
            closeButtonProps: { "aria-label": t("dismiss") },
          }),
        failed: showError,
      },
    );
  };
  const own = isAcceptable(show) ? show : null;
  return (
    <Group gap={8}>
      <ReasonButton
        size="xs"
        reason={reason}
        loading={accept.isPending}
        onClick={() => change(true, "certain")}
      >
        {t("matchMany:acceptCertain")}
      </ReasonButton>
      {own === null ? null : (
        <>
          <ReasonButton size="xs" reason={reason} onClick={() => change(true, own)}>
            {t("matchMany:acceptShown")}
          </ReasonButton>
          <ReasonButton size="xs" reason={reason} onClick={() => change(false, own)}>
            {t("matchMany:acceptNone")}
          </ReasonButton>
        </>
      )}
    </Group>
  );
}
