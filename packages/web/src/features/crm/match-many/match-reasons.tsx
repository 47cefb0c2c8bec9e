import type { MatchReason } from "@brygga/api-contract";
import { Badge } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";
import classes from "./match-many.module.css";

interface MatchReasonsProps {
  reasons: readonly MatchReason[];
  isChosen?: boolean;
}

/** What speaks for a proposal, and what against it. */
export function MatchReasons({ reasons, isChosen = false }: MatchReasonsProps) {
  const { t } = useTexts();
  if (reasons.length === 0 && !isChosen) return null;
  return (
    <div className={classes.reasons}>
      {isChosen ? (
        <Badge size="sm" variant="outline" color="gray">
          {t("matchMany:chosen")}
        </Badge>
      ) : null}
      {reasons.map((reason) => (
        <Badge
          key={reason}
          size="sm"
          fw={500}
          variant="light"
          color={reason.startsWith("other-") ? "orange" : "fjord"}
        >
          {t(`matchMany:reasons.${reason}`)}
        </Badge>
      ))}
    </div>
  );
}
