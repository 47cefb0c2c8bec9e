import type { SyncDefaults } from "@brygga/api-contract";
import { Button, Group, Stack, Text } from "@mantine/core";
import { hasCode } from "../../../../api/api-error.ts";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { OutdatedNotice } from "../../../../components/outdated-notice.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { Reveal } from "../../../../components/reveal.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { defaultsQuery, useSaveDefaults } from "../../api/defaults.ts";
import { ActorTypeTabs } from "../actor-type-tabs.tsx";
import { useOfActorTypes } from "../use-of-actor-types.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { changesOf, defaultsDraft, NO_CHANGES } from "./defaults-draft.ts";
import { DefaultsTab } from "./defaults-tab.tsx";

/** Defaults: where the values of fields come from when an actor is created in the ERP. */
export function DefaultsDialog({ id }: { id: number }) {
  const { t } = useTexts();
  const { search, closeDialog } = useSyncNavigation();
  const data = useOfActorTypes(id, defaultsQuery);
  const draft = useDraft(`defaults.${id}`, { schema: defaultsDraft, initial: NO_CHANGES });
  const save = useSaveDefaults(id);
  const changes = changesOf(data.stored, draft.value);
  const close = () => {
    draft.clear();
    closeDialog();
  };
  const onSaved = (actorType: string) => {
    const { [actorType]: _, ...types } = draft.value.types;
    draft.set({ types });
  };
  const done = () =>
    changes.length === 0 ? close() : mutateThen(save, { changes, onSaved }, { done: close });
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
      title={t("defaults:title", { name: data.connection?.displayName ?? "" })}
      size={780}
      focusContent
      isDirty={changes.length > 0}
      isCovered={search.add === true || search.field !== undefined}
      onClose={close}
      footer={footer}
    >
      <Stack gap="sm">
        <Text fz="sm">{t("defaults:intro")}</Text>
        <Reveal of={save.error}>
          <SaveError error={save.error} onDiscard={draft.clear} />
        </Reveal>
        {data.error ? <ErrorNotice error={data.error} onRetry={data.retry} /> : null}
        {!data.isReady && data.error === null ? <TableSkeleton rows={6} /> : null}
        {data.isReady && data.stored.length === 0 ? (
          <Text fz="sm">{t("order:ranks.noActorTypes")}</Text>
        ) : null}
        {data.isReady ? (
          <ActorTypeTabs
            types={data.stored}
            render={(stored: SyncDefaults) => (
              <DefaultsTab key={stored.actorType} connectionId={id} stored={stored} draft={draft} />
            )}
          />
        ) : null}
      </Stack>
    </Dialog>
  );
}

/** After a conflict the present state is shown with one's own changes on top: they can be saved, or given up. */
function SaveError({ error, onDiscard }: { error: unknown; onDiscard: () => void }) {
  const { t } = useTexts();
  if (error === null) return null;
  if (!hasCode(error, "version-conflict")) return <ErrorNotice error={error} />;
  return <OutdatedNotice text={t("defaults:merged")} action={t("order:loadPresent")} onLoad={onDiscard} />;
}
