import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";

interface ReasonButtonProps extends ButtonProps {
  /** Why it cannot be used now; it is enabled when there is no reason. */
  reason?: string | undefined;
  onClick: () => void;
  children: ReactNode;
}

/**
 * A button that says in a tooltip why it is disabled. It stays in the tab order then, because a control that
 * the keyboard cannot reach cannot explain itself.
 */
export function ReasonButton({ reason = "", onClick, children, ...props }: ReasonButtonProps) {
  const isDisabled = reason !== "";
  return (
    <Tooltip label={reason} disabled={!isDisabled}>
      <Button
        variant="default"
        {...props}
        {...(isDisabled ? { "data-disabled": true, "aria-disabled": true, "aria-description": reason } : {})}
        onClick={isDisabled ? undefined : onClick}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
