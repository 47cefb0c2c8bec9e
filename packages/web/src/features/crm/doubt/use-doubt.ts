import type { UncertainCreate } from "@brygga/api-contract";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { mutateThen } from "../../../api/mutate-then.ts";
import { queryKeys } from "../../../api/query-keys.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type DoubtAnswer, useSettleDoubt } from "../api/create.ts";
import { useRefreshLinks } from "../api/erp-tab.ts";

/** Settling an actor in doubt; whatever came of it is read anew. */
export function useDoubt({ id, entity, entityId, connectionName }: UncertainCreate) {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const refresh = useRefreshLinks();
  const settling = useSettleDoubt();
  const [notFoundAt, setNotFoundAt] = useState<string | null>(null);
  const readAnew = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.uncertainCreates }),
      refresh(entity, entityId),
    ]);
  const say = (message: string) =>
    notifications.show({
      color: "fjord",
      message,
      closeButtonProps: { "aria-label": t("dismiss") },
    });
  const done = async (linkId: number | null, kind: DoubtAnswer["kind"]) => {
    await readAnew();
    if (linkId !== null) say(t("crm:connect.done", { connection: connectionName }));
    else if (kind === "give-up") say(t("erpLink:doubt.forgotten"));
    else setNotFoundAt(new Date().toISOString());
  };
  return {
    isPending: settling.isPending,
    error: settling.error,
    /** When the ERP was looked through last without finding it. */
    notFoundAt,
    answer: (answer: DoubtAnswer) => {
      setNotFoundAt(null);
      mutateThen(
        settling,
        { id, answer },
        { done: (linkId) => done(linkId, answer.kind), failed: () => readAnew() },
      );
    },
  };
}
