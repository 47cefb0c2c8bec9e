import type { api } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import type { z } from "zod";
import type { Db } from "../../db/database.ts";
import { valueTexts } from "../listing/display-names.ts";
import { detailsOf } from "../problems/problem-details.ts";
import type { LinkPreview } from "./linking-service.ts";

interface PreviewReader {
  readonly entity: CrmEntity;
  readonly language: string;
}

/** What connecting would meet as it is shown in one language: items of both sides' lists by their names. */
export async function presentPreview(
  db: Db,
  { differences, ...preview }: LinkPreview,
  { entity, language }: PreviewReader,
): Promise<z.input<typeof api.previewLink.reply>> {
  const textOf = await valueTexts(db, language);
  return {
    ...preview,
    differences: differences.map(({ erpFieldKey, crmFieldKey, crmValue, problem, ...difference }) => ({
      fieldKey: erpFieldKey,
      displayName: textInLanguage(difference.displayName, language) || erpFieldKey,
      crmFieldKey,
      crmText: textOf(entity, crmFieldKey, crmValue ?? difference.crmText),
      // Only names of items come in several languages; any other value is what somebody wrote.
      erpText: difference.isErpItem ? textInLanguage(difference.erpText, language) : difference.erpText,
      proposed: difference.proposed,
      allowed: [...difference.allowed],
      problem: problem?.code ?? "",
      details: detailsOf(problem?.details ?? {}, language),
    })),
  };
}
