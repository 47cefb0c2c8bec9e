import type { CrmRecordBody, ErpTabSection, LinkDifference } from "@brygga/api-contract";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { mutateThen } from "../../../api/mutate-then.ts";
import { useDraft } from "../../../components/use-draft.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type Choices, type LinkTarget, previewQuery, type Side, useConnect } from "../api/connect.ts";
import { useRefreshLinks } from "../api/erp-tab.ts";

/** Choices belong to one actor; those made for another are not carried over. */
const draftSchema = z.object({ erpKey: z.string(), choices: z.record(z.string(), z.enum(["crm", "erp"])) });
const NOTHING: z.output<typeof draftSchema> = { erpKey: "", choices: {} };

const NOBODY: LinkTarget = { connectionId: 0, entity: "company", entityId: 0, actorType: "", erpKey: "" };

interface ComparisonOptions {
  /** null while no actor is chosen. */
  target: LinkTarget | null;
  section: ErpTabSection;
  record: CrmRecordBody;
  onConnected: () => void;
}

export type Comparison = ReturnType<typeof useComparison>;

/** Both sides of a record and an actor, what is to be kept of each, and connecting them. */
export function useComparison({ target, section, record, onConnected }: ComparisonOptions) {
  const { t } = useTexts();
  const preview = useQuery({ ...previewQuery(target ?? NOBODY), enabled: target !== null });
  const draft = useDraft(`connect.${section.connectionId}.${record.id}`, {
    schema: draftSchema,
    initial: NOTHING,
  });
  const connecting = useConnect();
  const refresh = useRefreshLinks();
  const choices: Choices = draft.value.erpKey === target?.erpKey ? draft.value.choices : {};
  const choose = (chosen: Choices) => {
    if (target !== null) draft.set({ erpKey: target.erpKey, choices: { ...choices, ...chosen } });
  };
  const finish = async ({ entity, entityId }: LinkTarget) => {
    await refresh(entity, entityId);
    draft.clear();
    onConnected();
    notifications.show({
      color: "fjord",
      message: t("crm:connect.done", { connection: section.connectionName }),
      closeButtonProps: { "aria-label": t("dismiss") },
    });
  };
  return {
    preview,
    sideOf: ({ fieldKey, proposed }: LinkDifference): Side | null => choices[fieldKey] ?? proposed,
    choose: (fieldKey: string, side: Side) => choose({ [fieldKey]: side }),
    /** Keeps one side of every field that has a choice. */
    chooseAll: (side: Side) => choose(allFrom(side, preview.data?.differences ?? [])),
    isDirty: Object.keys(choices).length > 0,
    /** Until the dialog is gone: it then says nothing about what it has just done. */
    isConnecting: connecting.isPending || connecting.isSuccess,
    error: connecting.error,
    connect: () => {
      if (target === null) return;
      const givesUp = section.uncertainCreate?.id;
      mutateThen(connecting, { target, choices, givesUp }, { done: () => finish(target) });
    },
    forget: () => {
      draft.clear();
      connecting.reset();
    },
  };
}

const allFrom = (side: Side, differences: readonly LinkDifference[]): Choices =>
  Object.fromEntries(
    differences.filter(({ allowed }) => allowed.includes(side)).map(({ fieldKey }) => [fieldKey, side]),
  );
