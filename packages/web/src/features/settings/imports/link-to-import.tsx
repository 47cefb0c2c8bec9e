import type { Job } from "@brygga/api-contract";
import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../../i18n/use-texts.ts";

/** Leads from the job of an import to its steps; nothing for other jobs. */
export function LinkToImport({ job: { kind, params } }: { job: Pick<Job, "kind" | "params"> }) {
  const { t } = useTexts();
  const isOfImport = kind === "import" || kind === "import-preview";
  if (!isOfImport || typeof params.importId !== "number") return null;
  return (
    <Anchor component={Link} to={`/settings/import/${params.importId}`} fz="sm">
      {t("imports:openImport")}
    </Anchor>
  );
}
