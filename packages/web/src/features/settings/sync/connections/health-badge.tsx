import type { ErpConnection } from "@brygga/api-contract";
import { Badge } from "@mantine/core";
import { useTexts } from "../../../../i18n/use-texts.ts";

const COLORS = {
  ok: "fjord",
  problems: "orange",
  failing: "red",
  "never-synced": "gray",
  inactive: "gray",
} as const;

/** Whether a connection is well, in a word or two. */
export function HealthBadge({
  connection: { health, problemCount },
}: {
  connection: Pick<ErpConnection, "health" | "problemCount">;
}) {
  const { t } = useTexts();
  return (
    <Badge color={COLORS[health]} variant="light">
      {health === "problems"
        ? t("connections:healths.problems", { count: problemCount })
        : t(`connections:healths.${health}`)}
    </Badge>
  );
}
