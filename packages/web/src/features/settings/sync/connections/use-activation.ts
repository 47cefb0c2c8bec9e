import type { ErpConnection } from "@brygga/api-contract";
import { useState } from "react";
import type { Reply } from "../../../../api/client.ts";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { useErrorNotification } from "../../../../components/use-error-notification.tsx";
import { useSetActive } from "../../api/erp-connections.ts";

export type ActivationOutcome = Reply<"activateErpConnection">;

/** Turning connections on and off from the list, with what there was to say about it. */
export function useActivation() {
  const setActive = useSetActive();
  const failed = useErrorNotification();
  const [outcome, setOutcome] = useState<ActivationOutcome>();
  const toggle = (connection: ErpConnection, active: boolean) =>
    mutateThen(
      setActive,
      { id: connection.id, active },
      {
        failed,
        done: (answer) => {
          if (answer.reasons.length > 0) setOutcome(answer);
        },
      },
    );
  return {
    toggle,
    busyId: setActive.isPending ? setActive.variables.id : undefined,
    outcome,
    dismiss: () => setOutcome(undefined),
  };
}
