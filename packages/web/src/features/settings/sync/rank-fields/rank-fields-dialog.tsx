import type { FieldRanks } from "@brygga/api-contract";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { fieldRanksQuery, useSaveFieldRanks } from "../../api/field-ranks.ts";
import { ActorTypeTabs } from "../actor-type-tabs.tsx";
import { useOfActorTypes } from "../use-of-actor-types.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { changesOf, NO_CHANGES, rankDraft } from "./rank-draft.ts";
import { RankTab } from "./rank-tab.tsx";

/** Rank fields: the order of an actor type's fields, wherever they are shown. */
export function RankFieldsDialog({ id }: { id: number }) {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  const data = useOfActorTypes(id, fieldRanksQuery);
  const draft = useDraft(`rank-fields.${id}`, { schema: rankDraft, initial: NO_CHANGES });
  const save = useSaveFieldRanks(id);
  const [isDragging, setDragging] = useState(false);
  const changes = changesOf(data.stored, draft.value);
  const close = () => {
    draft.clear();
    closeDialog();
  };
  const forget = (actorType: string) => {
    const { [actorType]: _, ...types } = draft.value.types;
    draft.set({ types });
  };
  const done = () =>
    changes.length === 0 ? close() : mutateThen(save, { changes, onSaved: forget }, { done: close });
  const footer = (
    <Group justify="flex-end" gap={8}>
      <Button variant="default" onClick={close}>
        {t("terms:cancel")}
      </Button>
      <ReasonButton
        variant="filled"
        reason={data.isReady ? undefined : t("loading")}
        loading={save.isPending}
        onClick={done}
      >
        {t("terms:done")}
      </ReasonButton>
    </Group>
  );
  return (
    <Dialog
      title={t("order:ranks.title", { name: data.connection?.displayName ?? "" })}
      size={640}
      focusContent
      isDirty={changes.length > 0}
      isCovered={isDragging}
      onClose={close}
      footer={footer}
    >
      <Stack gap="sm">
        <Text fz="sm">{t("order:ranks.intro")}</Text>
        {save.error ? <ErrorNotice error={save.error} /> : null}
        {data.error ? <ErrorNotice error={data.error} onRetry={data.retry} /> : null}
        {!data.isReady && data.error === null ? <TableSkeleton rows={8} /> : null}
        {data.isReady && data.stored.length === 0 ? (
          <Text fz="sm">{t("order:ranks.noActorTypes")}</Text>
        ) : null}
        {data.isReady ? (
          <ActorTypeTabs
            types={data.stored}
            render={(ranks: FieldRanks) => (
              <RankTab ranks={ranks} draft={draft} onForget={forget} onDragging={setDragging} />
            )}
          />
        ) : null}
      </Stack>
    </Dialog>
  );
}
