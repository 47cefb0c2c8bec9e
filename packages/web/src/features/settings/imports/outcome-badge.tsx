import type { ImportLine } from "@brygga/api-contract";
import { Badge } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";

const COLORS = {
  new: "fjord",
  updated: "fjord",
  "linked-only": "gray",
  skipped: "gray",
  problem: "orange",
  failed: "red",
} as const;

/** What would happen to an actor, or what has. */
export function OutcomeBadge({
  line: { outcome, result },
}: {
  line: Pick<ImportLine, "outcome" | "result">;
}) {
  const { t } = useTexts();
  if (result !== null) {
    return (
      <Badge color={COLORS[result]} variant="light">
        {t(`imports:oneResult.${result}`)}
      </Badge>
    );
  }
  return outcome === null ? null : (
    <Badge color={COLORS[outcome]} variant="light">
      {t(`imports:oneOutcome.${outcome}`)}
    </Badge>
  );
}
