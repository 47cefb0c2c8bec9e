import type { ImportView } from "@brygga/api-contract";
import { hasBegun } from "../api/imports.ts";
import { IMPORT_STEPS, type ImportStep } from "./import-search.ts";

/** Whether a preview was begun and came to nothing: it failed, or was cancelled. */
export const hasLostPreview = ({ state, job }: Pick<ImportView, "state" | "job">): boolean =>
  state === "draft" && (job?.state === "failed" || job?.state === "cancelled");

/** The step that an import is at. */
export function presentStep({ state, job }: Pick<ImportView, "state" | "job">): ImportStep {
  switch (state) {
    case "draft":
      // Also with something chosen: one searches again and adds more, and says oneself when it is enough.
      return hasLostPreview({ state, job }) ? "settings" : "search";
    case "previewing":
    case "previewed":
      return "preview";
    case "importing":
    case "stopped":
      return "import";
    case "imported":
      return "result";
  }
}

/** Whether there is anything to see at a step. */
export function canOpenStep(view: Pick<ImportView, "state" | "chosen">, step: ImportStep): boolean {
  const { state, chosen } = view;
  switch (step) {
    case "search":
      return true;
    case "settings":
      return chosen > 0 || hasBegun(view);
    case "preview":
      return state === "previewing" || state === "previewed" || hasBegun(view);
    case "import":
    case "result":
      return hasBegun(view);
  }
}

/** The step that is shown: the one that was asked for, unless the import has not come that far. */
export function shownStep(
  view: Pick<ImportView, "state" | "chosen" | "job">,
  asked: ImportStep | undefined,
): ImportStep {
  return asked !== undefined && canOpenStep(view, asked) ? asked : presentStep(view);
}

export const stepNumber = (step: ImportStep): number => IMPORT_STEPS.indexOf(step);
