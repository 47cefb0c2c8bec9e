import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Dialog } from "../../../components/dialog.tsx";
import { DialogButtons } from "../../../components/dialog-buttons.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { ActorTypeTabs } from "./actor-type-tabs.tsx";
import type { OfActorTypes } from "./use-of-actor-types.ts";

interface ActorTypesDialogProps<Type extends { actorType: string }> {
  title: string;
  intro: string;
  size: number;
  data: OfActorTypes<Type>;
  isDirty: boolean;
  /** Something in it is being dragged, or another dialog is open above it: Escape is meant for that. */
  isCovered: boolean;
  isSaving: boolean;
  /** Why it was not saved. */
  refusal: ReactNode;
  render: (type: Type) => ReactNode;
  onDone: () => void;
  onClose: () => void;
}

/** A dialog about something that each actor type of a connection has, with a tab for each; Done saves them all. */
export function ActorTypesDialog<Type extends { actorType: string }>(props: ActorTypesDialogProps<Type>) {
  const { title, intro, size, data, isDirty, isCovered, isSaving, refusal, render, onDone, onClose } = props;
  const { t } = useTexts();
  const reason = data.isReady ? undefined : t("loading");
  return (
    <Dialog
      title={title}
      size={size}
      focusContent
      isDirty={isDirty}
      isCovered={isCovered}
      onClose={onClose}
      footer={
        <DialogButtons
          onClose={onClose}
          action={{ text: t("terms:done"), onClick: onDone, isPending: isSaving, reason }}
        />
      }
    >
      <Stack gap="sm">
        <Text fz="sm">{intro}</Text>
        {refusal}
        {data.error ? <ErrorNotice error={data.error} onRetry={data.retry} /> : null}
        {!data.isReady && data.error === null ? <TableSkeleton rows={6} /> : null}
        {data.isReady && data.stored.length === 0 ? (
          <Text fz="sm">{t("order:ranks.noActorTypes")}</Text>
        ) : null}
        {data.isReady ? <ActorTypeTabs types={data.stored} render={render} /> : null}
      </Stack>
    </Dialog>
  );
}
