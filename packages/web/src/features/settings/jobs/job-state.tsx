import type { Job } from "@brygga/api-contract";
import { Badge } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";

const COLORS = {
  queued: "gray",
  running: "fjord",
  completed: "fjord",
  failed: "red",
  cancelled: "orange",
} as const;

/** What has become of a job, as a badge. */
export function JobState({ job }: { job: Pick<Job, "state" | "isCancelling"> }) {
  const { t } = useTexts();
  const isEnding = job.isCancelling && job.state === "running";
  return (
    <Badge color={COLORS[job.state]} variant="light">
      {t(isEnding ? "jobs:states.ending" : `jobs:states.${job.state}`)}
    </Badge>
  );
}
