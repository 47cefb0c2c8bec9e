import type { ErpTabSection } from "@brygga/api-contract";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { hasCode } from "../../../api/api-error.ts";
import { mutateThen } from "../../../api/mutate-then.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type CreateTarget, createFormQuery, useCreateInErp } from "../api/create.ts";
import { useRefreshLinks } from "../api/erp-tab.ts";
import { useCreateValues } from "./use-create-values.ts";

interface CreateFormOptions {
  target: CreateTarget;
  section: ErpTabSection;
  /** Whether the step is shown: nothing is read before. */
  isOpen: boolean;
  /** It was created, or it is not known whether: the ERP tab says which. */
  onSettled: () => void;
}

export type CreateFormState = ReturnType<typeof useCreateForm>;

/** What the user fills in before an actor is created, and creating it. */
export function useCreateForm({ target, section, isOpen, onSettled }: CreateFormOptions) {
  const { t } = useTexts();
  const form = useQuery({ ...createFormQuery(target), enabled: isOpen });
  const { connectionId, actorType, entity, entityId } = target;
  const draftName = `create.${connectionId}.${actorType}.${entity}.${entityId}`;
  const { check, ...filled } = useCreateValues(draftName, form.data?.fields ?? []);
  const [isSettled, setSettled] = useState(false);
  const creating = useCreateInErp();
  const refresh = useRefreshLinks();
  const settle = async () => {
    setSettled(true);
    filled.forget();
    await refresh(entity, entityId);
    onSettled();
  };
  const sayDone = () =>
    notifications.show({
      color: "fjord",
      message: t("erpLink:create.done", { connection: section.connectionName }),
      closeButtonProps: { "aria-label": t("dismiss") },
    });
  const create = () => {
    if (form.data === undefined || !check() || creating.isPending) return;
    const sent = { ...target, values: filled.values };
    mutateThen(creating, sent, {
      done: () => settle().then(sayDone),
      failed: (error) => (hasCode(error, "create-in-doubt") ? settle() : undefined),
    });
  };
  const forget = () => {
    filled.forget();
    creating.reset();
  };
  return {
    ...filled,
    form,
    isCreating: creating.isPending || isSettled,
    /** One that is in doubt is not an error of the form: it is settled on the ERP tab. */
    error: hasCode(creating.error, "create-in-doubt") ? null : creating.error,
    create,
    forget,
  };
}
