import type { ImportView } from "@brygga/api-contract";
import { Badge } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";

const COLORS = {
  draft: "gray",
  previewing: "fjord",
  previewed: "gray",
  importing: "fjord",
  stopped: "orange",
  imported: "fjord",
} as const;

/** How far an import has come, as a badge. */
export function ImportState({ view: { state, results } }: { view: Pick<ImportView, "state" | "results"> }) {
  const { t } = useTexts();
  const hasFailed = state === "imported" && results.failed > 0;
  return (
    <Badge color={hasFailed ? "orange" : COLORS[state]} variant="light">
      {t(hasFailed ? "imports:states.withFailures" : `imports:states.${state}`)}
    </Badge>
  );
}
