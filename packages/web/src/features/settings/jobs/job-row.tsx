import type { Job } from "@brygga/api-contract";
import { Anchor, Stack, Table, Text } from "@mantine/core";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { JobState } from "./job-state.tsx";
import { jobTitle } from "./job-title.ts";

/** Columns of a list of jobs. */
export const JOB_COLUMNS = ["job", "connection", "state", "records", "started"] as const;

/** One job in a list; its name opens it. */
export function JobRow({ job, onOpen }: { job: Job; onOpen: (id: number) => void }) {
  const { t } = useTexts();
  const format = useFormat();
  const { done, total, createdAt, username } = job;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Anchor component="button" type="button" fz="sm" ta="start" onClick={() => onOpen(job.id)}>
          {jobTitle(t, job)}
        </Anchor>
      </Table.Th>
      <Table.Td data-label={t("jobs:columns.connection")}>{job.connectionName}</Table.Td>
      <Table.Td data-label={t("jobs:columns.state")}>
        <JobState job={job} />
      </Table.Td>
      <Table.Td data-label={t("jobs:columns.records")}>
        {total === null ? format.number(done) : t("jobs:progress.short", { done, total })}
      </Table.Td>
      <Table.Td data-label={t("jobs:columns.started")}>
        <Stack gap={0}>
          <Text fz="sm">{format.dateTime(createdAt)}</Text>
          {username === null ? null : (
            <Text fz="xs" c="dimmed">
              {t("log:byUser", { user: username })}
            </Text>
          )}
        </Stack>
      </Table.Td>
    </Table.Tr>
  );
}
