import type { LiveJob, LiveTopic, SyncRun } from "@brygga/api-contract";
import type { Job } from "../jobs/job.ts";

/** What the sync has changed when it wrote something, or listed or solved a problem. */
const SYNCED: readonly LiveTopic[] = ["log", "problems", "records"];

/** What a cycle has changed by its beginning (null) or its end. */
export function topicsOfCycle(run: SyncRun | null): readonly LiveTopic[] {
  if (run === null) return ["engine"];
  const isNews = run.id !== null;
  return isNews ? ["engine", "connections", ...SYNCED] : ["engine", "connections"];
}

/** What a job has changed by its end, beside itself. */
export function topicsOfJob({ state, isPreview }: Job): readonly LiveTopic[] {
  const hasEnded = state === "completed" || state === "failed" || state === "cancelled";
  return hasEnded && !isPreview ? ["connections", ...SYNCED] : [];
}

export const liveJobOf = ({ id, kind, connectionId, isPreview, state, counts, total }: Job): LiveJob => ({
  id,
  kind,
  connectionId,
  isPreview,
  state,
  done: counts.read,
  total,
});
