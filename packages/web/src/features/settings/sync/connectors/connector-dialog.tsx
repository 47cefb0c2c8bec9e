import type { SyncConnector, SyncConnectorDetails } from "@brygga/api-contract";
import { Button, Group, LoadingOverlay, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import {
  type ConnectorValues,
  connectorQuery,
  useSaveConnector,
  useTestConnectorUrl,
} from "../../api/sync-connectors.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { AdvancedSection } from "./advanced-section.tsx";
import { CapabilitySection } from "./capability-section.tsx";
import { ConnectorFinding } from "./connector-finding.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { useConnectorDraft } from "./use-connector-draft.ts";

/** Add or configure a Sync Connector: its URL is called before it is saved. */
export function ConnectorDialog({ id }: { id?: number }) {
  return id === undefined ? <ConnectorForm /> : <StoredConnectorForm id={id} />;
}

function StoredConnectorForm({ id }: { id: number }) {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  // As it is now, and not as it was when the dialog was last open: the form begins with it.
  const connector = useQuery({ ...connectorQuery(id), gcTime: 0 });
  if (connector.isPending) return <LoadingOverlay visible />;
  if (connector.data) return <ConnectorForm connector={connector.data} />;
  return (
    <Dialog title={t("connectors:configure")} onClose={() => closeDialog({})} footer={null}>
      <ErrorNotice error={connector.error} onRetry={() => void connector.refetch()} />
    </Dialog>
  );
}

/** Calls the URL, then saves; stops in between when what was found needs a decision. */
function useTestThenSave(connector: SyncConnector | undefined, onSaved: (saved: SyncConnector) => void) {
  const test = useTestConnectorUrl(connector?.id);
  const save = useSaveConnector(connector?.id);
  const saveNow = (values: ConnectorValues) => mutateThen(save, values, { done: onSaved });
  const testThenSave = (values: ConnectorValues) => {
    if (values.url === connector?.url && values.advanced === undefined) return saveNow(values);
    mutateThen(test, values, {
      done: ({ answer, duplicateOf }) => {
        if (answer.ok && duplicateOf === null) saveNow(values);
      },
    });
  };
  return { test, save, saveNow, testThenSave };
}

/** So that three buttons of a long language stand in one row on a phone. */
const NARROW = { base: 10, xs: 18 };

function ConnectorForm({ connector }: { connector?: SyncConnectorDetails }) {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  const formId = useId();
  const [isChecked, setChecked] = useState(false);
  const { draft, setPlace, values, isDirty, errors, isComplete } = useConnectorDraft(connector);
  const close = (selected?: SyncConnector) => {
    draft.clear();
    closeDialog(selected === undefined ? {} : { connector: selected.id });
  };
  const { test, save, saveNow, testThenSave } = useTestThenSave(connector, close);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isComplete) testThenSave(values);
  };
  const needsDecision = test.data !== undefined && !(test.data.answer.ok && test.data.duplicateOf === null);
  const canSaveAnyway = isComplete && (needsDecision || test.error !== null);
  return (
    <Dialog
      title={t(connector === undefined ? "connectors:addTitle" : "connectors:configure")}
      isDirty={isDirty}
      onClose={() => close()}
      footer={
        <Group justify="flex-end" gap={8}>
          {canSaveAnyway ? (
            <Button variant="default" px={NARROW} loading={save.isPending} onClick={() => saveNow(values)}>
              {t("connectors:saveAnyway")}
            </Button>
          ) : null}
          <Button variant="default" px={NARROW} onClick={() => close()}>
            {t("terms:cancel")}
          </Button>
          <Button type="submit" form={formId} loading={test.isPending || (save.isPending && !canSaveAnyway)}>
            {t("terms:ok")}
          </Button>
        </Group>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t("terms:name")}
            required
            data-autofocus
            maxLength={200}
            value={draft.value.name}
            error={isChecked ? errors.name : null}
            onChange={(event) => draft.set({ name: event.currentTarget.value })}
          />
          <PlaceFields
            draft={draft.value}
            error={isChecked ? errors.url : null}
            onChange={(change, name) => {
              test.reset();
              setPlace(change, name);
            }}
          />
          <AdvancedSection
            place={draft.value.place}
            draft={draft.value.advanced}
            connector={connector}
            found={test.data?.found ?? (values.url === connector?.url ? connector.found : null)}
            isChecked={isChecked}
            onChange={(change) => {
              test.reset();
              draft.set({ advanced: { ...draft.value.advanced, ...change } });
            }}
          />
          {connector?.url === values.url ? <CapabilitySection connectorId={connector.id} /> : null}
          {test.data === undefined ? null : <ConnectorFinding finding={test.data} />}
          {test.error ? <ErrorNotice error={test.error} /> : null}
          {save.error ? <ErrorNotice error={save.error} /> : null}
        </Stack>
      </form>
    </Dialog>
  );
}
