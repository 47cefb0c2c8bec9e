import type { Job } from "@brygga/api-contract";
import { type Translate, textOf } from "../../../i18n/use-texts.ts";

/** What a job does, in words; one of a kind unknown to us goes by its own name. */
export function jobTitle(
  t: Translate,
  { kind, isPreview, isRedo, params }: Pick<Job, "kind" | "isPreview" | "isRedo" | "params">,
) {
  const name =
    kind === "resync" ? `${kind}-${params.source === "erp" ? "erp" : "crm"}` : isRedo ? "redo" : kind;
  const title = textOf(t, `jobs:titles.${name}`) || kind;
  // Comparing and previewing never write: it need not be said.
  const only = isPreview && (kind === "resync" || kind === "undo");
  return only ? t("jobs:titles.previewOf", { title }) : title;
}
