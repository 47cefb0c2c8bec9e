import { mutateThen } from "../../../../api/mutate-then.ts";
import { SaveError } from "../../../../components/save-error.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { defaultsQuery, useSaveDefaults } from "../../api/defaults.ts";
import { ActorTypesDialog } from "../actor-types-dialog.tsx";
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
  const discard = () => {
    draft.clear();
    save.reset();
  };
  const done = () =>
    changes.length === 0 ? close() : mutateThen(save, { changes, onSaved }, { done: close });
  return (
    <ActorTypesDialog
      title={t("defaults:title", { name: data.connection?.displayName ?? "" })}
      intro={t("defaults:intro")}
      size={780}
      data={data}
      isDirty={changes.length > 0}
      isCovered={search.add === true || search.field !== undefined}
      isSaving={save.isPending}
      refusal={<SaveError error={save.error} conflict={t("defaults:merged")} onDiscard={discard} />}
      render={(stored) => (
        <DefaultsTab key={stored.actorType} connectionId={id} stored={stored} draft={draft} />
      )}
      onDone={done}
      onClose={close}
    />
  );
}
