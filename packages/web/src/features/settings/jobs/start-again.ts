import type { Job } from "@brygga/api-contract";
import { z } from "zod";
import type { ResyncBody, UndoTarget } from "../api/jobs.ts";

const resyncParams = z.object({
  source: z.enum(["crm", "erp"]),
  blankOverwrites: z.boolean(),
  actorTypes: z.array(z.string()).nullable(),
});

type Previewed = Pick<Job, "kind" | "isPreview" | "params" | "connectionId">;

/** The resync that these previews told of; null where they are none. */
export function resyncOf(jobs: readonly Previewed[]): ResyncBody | null {
  const [first] = jobs;
  if (first === undefined || first.kind !== "resync" || !first.isPreview) return null;
  const params = resyncParams.safeParse(first.params);
  if (!params.success) return null;
  const { source, blankOverwrites, actorTypes } = params.data;
  return {
    from: source === "crm" ? "crm" : first.connectionId,
    blanksOverwrite: blankOverwrites,
    ...(source === "crm" ? { connectionIds: jobs.map(({ connectionId }) => connectionId) } : {}),
    ...(actorTypes === null ? {} : { actorTypes }),
  };
}

/** What was chosen for a resync or comparison: no actor types where it is about all. */
export function limitsOf({ params }: Pick<Job, "params">) {
  const { actorTypes = null, blankOverwrites = true } = resyncParams.partial().safeParse(params).data ?? {};
  return { actorTypes: actorTypes ?? [], keepsValues: !blankOverwrites };
}

const undoParams = z.object({
  selection: z.object({ runId: z.int().optional(), rowIds: z.array(z.int()).length(1).optional() }),
});

const undoImportParams = z.object({ runId: z.int() });

/** What this preview told that it would take back; null where it is none. */
export function undoTargetOf({ kind, isPreview, params }: Previewed): UndoTarget | null {
  if (!isPreview) return null;
  if (kind === "undo-import") {
    const ofImport = undoImportParams.safeParse(params);
    return ofImport.success ? { of: "run", id: ofImport.data.runId } : null;
  }
  const known = undoParams.safeParse(params);
  if (kind !== "undo" || !known.success) return null;
  const { runId, rowIds } = known.data.selection;
  const [rowId] = rowIds ?? [];
  if (rowId !== undefined) return { of: "row", id: rowId };
  return runId === undefined ? null : { of: "run", id: runId };
}

/** Whether a preview that is complete found nothing that would change. */
export const changesNothing = ({ state, counts }: Pick<Job, "state" | "counts">): boolean =>
  state === "completed" && counts.written + counts.conflicting === 0;
