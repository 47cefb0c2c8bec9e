import { Group } from "@mantine/core";
import { ReasonButton } from "../../../components/reason-button.tsx";
import classes from "./step-footer.module.css";

interface StepAction {
  label: string;
  onClick: () => void;
  /** Why it cannot be used now. */
  reason?: string | undefined;
  isPending?: boolean;
}

/** The way back and on from a step, in view however long its lists are. */
export function StepFooter({ back, next }: { back?: StepAction; next?: StepAction | undefined }) {
  return (
    <Group className={classes.footer} justify="space-between" gap={8}>
      {back === undefined ? <span /> : <ReasonButton onClick={back.onClick}>{back.label}</ReasonButton>}
      {next === undefined ? null : (
        <ReasonButton
          variant="filled"
          reason={next.reason}
          loading={next.isPending ?? false}
          onClick={next.onClick}
        >
          {next.label}
        </ReasonButton>
      )}
    </Group>
  );
}
