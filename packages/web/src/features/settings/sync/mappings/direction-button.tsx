import { UnstyledButton } from "@mantine/core";
import { hinted } from "../../../../components/hints.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import type { Direction, DirectionReason } from "./direction-state.ts";
import classes from "./mapping-tab.module.css";

interface DirectionButtonProps {
  direction: Direction;
  fieldName: string;
  isChosen: boolean;
  isReadOnly: boolean;
  /** Why it is grey; undefined when it can be chosen. */
  reason: DirectionReason | undefined;
  /** The connection of the reasons "claimed" and "shared". */
  claimant: string;
  onToggle: () => void;
}

/** `>` or `<`: grey where it is not possible and says why, white where it is free, blue where it is chosen. */
export function DirectionButton(props: DirectionButtonProps) {
  const { direction, fieldName, isChosen, isReadOnly, reason, claimant, onToggle } = props;
  const { t } = useTexts();
  const why = reason ?? (isReadOnly ? "read-only" : undefined);
  const isDisabled = why !== undefined;
  const hint = isDisabled
    ? t(`mapping:reasons.${why}`, { connection: claimant })
    : t(direction === "toCrm" ? "mapping:toCrmShort" : "mapping:toErpShort");
  return (
    <UnstyledButton
      {...hinted(hint)}
      className={classes.arrow}
      aria-label={t(`mapping:${direction}`, { field: fieldName })}
      aria-pressed={isChosen}
      aria-disabled={isDisabled || undefined}
      aria-description={hint}
      onClick={isDisabled ? undefined : onToggle}
    >
      <span aria-hidden="true">{direction === "toCrm" ? ">" : "<"}</span>
    </UnstyledButton>
  );
}
