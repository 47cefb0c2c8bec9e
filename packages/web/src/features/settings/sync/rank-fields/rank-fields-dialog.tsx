import { useState } from "react";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { fieldRanksQuery, useSaveFieldRanks } from "../../api/field-ranks.ts";
import { ActorTypesDialog } from "../actor-types-dialog.tsx";
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
  return (
    <ActorTypesDialog
      title={t("order:ranks.title", { name: data.connection?.displayName ?? "" })}
      intro={t("order:ranks.intro")}
      size={640}
      data={data}
      isDirty={changes.length > 0}
      isCovered={isDragging}
      isSaving={save.isPending}
      refusal={save.error ? <ErrorNotice error={save.error} /> : null}
      render={(ranks) => <RankTab ranks={ranks} draft={draft} onForget={forget} onDragging={setDragging} />}
      onDone={done}
      onClose={close}
    />
  );
}
