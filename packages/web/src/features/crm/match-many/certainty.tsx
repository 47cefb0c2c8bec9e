import { CERTAIN_SCORE, type MatchProposal } from "@brygga/api-contract";
import { Badge, Group, Tooltip } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";

/** How sure a proposal is: its score, and whether something else fits as well. */
export function Certainty({ proposal }: { proposal: Pick<MatchProposal, "status" | "score" | "actor"> }) {
  const { t } = useTexts();
  const { status, score, actor } = proposal;
  if (actor === null) return null;
  const percent = t("matchMany:percent", { score });
  return (
    <Group gap={6}>
      <Badge color={score >= CERTAIN_SCORE ? "fjord" : "gray"} variant="light">
        {percent}
      </Badge>
      {status === "ambiguous" ? (
        <Tooltip label={t("matchMany:ambiguousHint")}>
          <Badge color="orange" variant="light" tabIndex={0}>
            {t("matchMany:ambiguous")}
          </Badge>
        </Tooltip>
      ) : null}
    </Group>
  );
}
