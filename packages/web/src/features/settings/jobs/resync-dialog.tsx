import type { ErpConnection } from "@brygga/api-contract";
import { Alert, Checkbox, Skeleton, Stack, Text } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { mutateThen } from "../../../api/mutate-then.ts";
import { Dialog } from "../../../components/dialog.tsx";
import { DialogButtons } from "../../../components/dialog-buttons.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useDraft } from "../../../components/use-draft.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { connectionsQuery } from "../api/erp-connections.ts";
import { useStartResync } from "../api/jobs.ts";
import { ActorTypeChoice, useSyncedActorTypes } from "./actor-type-choice.tsx";

interface ResyncDialogProps {
  source: "crm" | "erp";
  /** The connection whose ERP is the source; of a resync from the CRM the one that is selected. */
  connectionId: number;
  /** Shows the previews. */
  onShow: (ids: readonly number[]) => void;
  onClose: () => void;
}

const draft = z.object({
  /** null: all that are active. */
  chosen: z.array(z.int()).nullable(),
  /** null: all that are synchronised. */
  actorTypes: z.array(z.string()).nullable(),
  keepsValues: z.boolean(),
});

/** Resync from CRM, or from an ERP connection: what it means, its options, and first of all what it would change. */
export function ResyncDialog({ source, connectionId, onShow, onClose }: ResyncDialogProps) {
  const { t } = useTexts();
  const connections = useQuery(connectionsQuery(false));
  const start = useStartResync();
  const form = useDraft(`resync.${source}`, { schema: draft, initial: INITIAL });
  const active = (connections.data ?? []).filter((one) => one.active);
  const chosen = form.value.chosen ?? active.map(({ id }) => id);
  const actorTypes = useSyncedActorTypes(source === "crm" ? chosen : [connectionId]);
  const chosenTypes = form.value.actorTypes ?? actorTypes;
  const title = t(source === "crm" ? "terms:resyncCrm" : "terms:resyncErp");
  const close = () => {
    form.clear();
    onClose();
  };
  const preview = () =>
    mutateThen(
      start,
      {
        from: source === "crm" ? "crm" : connectionId,
        ...(source === "crm" ? { connectionIds: chosen } : {}),
        ...(form.value.actorTypes === null ? {} : { actorTypes: form.value.actorTypes }),
        blanksOverwrite: !form.value.keepsValues,
        preview: true,
      },
      {
        done: ({ jobs }) => {
          form.clear();
          onShow(jobs.map(({ id }) => id));
        },
      },
    );
  const isTypeChosen = actorTypes.length === 0 || actorTypes.some((type) => chosenTypes.includes(type));
  const obstacle = source === "crm" && chosen.length === 0 ? "chooseOne" : isTypeChosen ? null : "chooseType";
  const action = {
    text: t("jobs:resync.preview"),
    onClick: preview,
    isPending: start.isPending,
    reason: obstacle === null ? undefined : t(`jobs:resync.${obstacle}`),
  };
  return (
    <Dialog
      title={title}
      onClose={close}
      footer={<DialogButtons onClose={close} action={action} />}
      focusContent
    >
      <Stack gap="md">
        <Text fz="sm">
          {t(source === "crm" ? "jobs:resync.fromCrm" : "jobs:resync.fromErp", {
            name: nameOf(connections.data, connectionId),
          })}
        </Text>
        <Alert
          color="orange"
          title={t("jobs:resync.backUp")}
          icon={<WarningIcon size={20} aria-hidden="true" />}
        >
          {t("jobs:resync.backUpText")}
        </Alert>
        {connections.isPending ? <Skeleton height={60} /> : null}
        {source === "crm" && connections.data !== undefined ? (
          <ConnectionChoice active={active} chosen={chosen} onChange={(ids) => form.set({ chosen: ids })} />
        ) : null}
        <ActorTypeChoice
          actorTypes={actorTypes}
          chosen={chosenTypes}
          onChange={(types) => form.set({ actorTypes: types.length === actorTypes.length ? null : types })}
        />
        <Checkbox
          label={t("jobs:resync.keepsValues")}
          description={t("jobs:resync.keepsValuesHint")}
          checked={form.value.keepsValues}
          onChange={(event) => form.set({ keepsValues: event.currentTarget.checked })}
        />
        {start.error ? <ErrorNotice error={start.error} /> : null}
      </Stack>
    </Dialog>
  );
}

const INITIAL: z.output<typeof draft> = { chosen: null, actorTypes: null, keepsValues: false };

const nameOf = (connections: readonly ErpConnection[] | undefined, connectionId: number): string =>
  connections?.find(({ id }) => id === connectionId)?.displayName ?? "";

interface ConnectionChoiceProps {
  active: readonly ErpConnection[];
  chosen: readonly number[];
  onChange: (ids: number[]) => void;
}

function ConnectionChoice({ active, chosen, onChange }: ConnectionChoiceProps) {
  const { t } = useTexts();
  return (
    <Checkbox.Group
      label={t("jobs:resync.to")}
      value={chosen.map(String)}
      onChange={(ids) => onChange(ids.map(Number))}
    >
      <Stack gap={8} mt={6}>
        {active.map(({ id, displayName }) => (
          <Checkbox key={id} value={String(id)} label={displayName} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
