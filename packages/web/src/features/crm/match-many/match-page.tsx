import type { MatchJob } from "@brygga/api-contract";
import { ActionIcon, Alert, Box, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { DotsThreeIcon, InfoIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { matchJobQuery } from "../api/match-jobs.ts";
import { ListLink } from "../list-link.tsx";
import classes from "../page.module.css";
import { MatchDialogs } from "./match-dialogs.tsx";
import { MatchResult } from "./match-result.tsx";
import { MatchWorkNotice } from "./match-work-notice.tsx";
import { ProposalReview } from "./proposal-review.tsx";
import { useReviewNavigation } from "./use-review-navigation.ts";
import { isWholeList } from "./whole-list.ts";

/** The review of what was proposed for a list: how far the work is, the proposals, and what became of them. */
export function MatchPage() {
  const { id } = useReviewNavigation();
  const match = useQuery(matchJobQuery(id));
  return (
    <Box className={classes.page}>
      {match.error && match.data === undefined ? (
        <ErrorNotice error={match.error} onRetry={() => void match.refetch()} />
      ) : null}
      {match.isPending ? <TableSkeleton rows={10} /> : null}
      {match.data === undefined ? null : <Review match={match.data} />}
    </Box>
  );
}

function Review({ match }: { match: MatchJob }) {
  const { t } = useTexts();
  const { change } = useReviewNavigation();
  const { entity, connectionName } = match;
  const title = t(`matchMany:title.${entity}`, { connection: connectionName });
  usePageTitle(title);
  return (
    <>
      <ListLink entity={entity} />
      <Group justify="space-between" align="flex-start" mt={6} wrap="nowrap">
        <Title order={1}>{title}</Title>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size="lg" aria-label={t("crm:record.more")}>
              <DotsThreeIcon size={20} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => change({ dialog: "forget" })}>{t("matchMany:forget.action")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Stack gap="md" mt={4}>
        <About match={match} />
        <MatchWorkNotice match={match} />
        <MatchResult match={match} />
        <ProposalReview match={match} />
      </Stack>
      <MatchDialogs match={match} />
    </>
  );
}

/** What was matched with what, by whom. */
function About({ match }: { match: MatchJob }) {
  const { t } = useTexts();
  const format = useFormat();
  const { actorType, username, createdAt, list, isCut, counts } = match;
  const { q, ...filters } = list.query;
  const searched = q !== undefined && isWholeList(filters);
  return (
    <>
      <Text fz="sm" c="dimmed">
        {t("matchMany:about", {
          actorType: actorTypeName(t, actorType),
          username: username ?? "–",
          time: format.dateTime(createdAt),
        })}{" "}
        {searched ? t("matchMany:searched", { text: q }) : null}
        {!searched && !isWholeList(list.query) ? t("matchMany:filtered") : null}
      </Text>
      {isCut ? (
        <Alert color="orange" variant="light" icon={<InfoIcon size={20} aria-hidden="true" />}>
          <Text fz="sm">{t("matchMany:cut", { count: counts.all })}</Text>
        </Alert>
      ) : null}
    </>
  );
}
