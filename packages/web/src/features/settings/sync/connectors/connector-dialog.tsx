import type { SyncConnector } from "@brygga/api-contract";
import { Button, Group, LoadingOverlay, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { z } from "zod";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectorsQuery, useSaveConnector, useTestConnectorUrl } from "../../api/sync-connectors.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { ConnectorFinding } from "./connector-finding.tsx";
import { isConnectorUrl } from "./connector-url.ts";

const draftSchema = z.object({ name: z.string(), url: z.string() });
const NEW = { name: "", url: "" };

/** Add or configure a Sync Connector: its URL is called before it is saved. */
export function ConnectorDialog({ id }: { id?: number }) {
  const list = useQuery(connectorsQuery(true));
  if (id === undefined) return <ConnectorForm />;
  if (list.isPending) return <LoadingOverlay visible />;
  const connector = list.data?.find((one) => one.id === id);
  return connector === undefined ? null : <ConnectorForm connector={connector} />;
}

/** Calls the URL, then saves; stops in between when what was found needs a decision. */
function useTestThenSave(connector: SyncConnector | undefined, onSaved: (saved: SyncConnector) => void) {
  const test = useTestConnectorUrl();
  const save = useSaveConnector(connector?.id);
  const saveNow = (values: { name: string; url: string }) => save.mutate(values, { onSuccess: onSaved });
  const testThenSave = (values: { name: string; url: string }) => {
    if (values.url === connector?.url) return saveNow(values);
    test.mutate(values.url, {
      onSuccess: ({ answer, duplicateOf }) => {
        if (answer.ok && duplicateOf === null) saveNow(values);
      },
    });
  };
  return { test, save, saveNow, testThenSave };
}

function ConnectorForm({ connector }: { connector?: SyncConnector }) {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  const formId = useId();
  const [isChecked, setChecked] = useState(false);
  const initial = connector === undefined ? NEW : { name: connector.name, url: connector.url };
  const draft = useDraft(`connector.${connector?.id ?? "new"}`, { schema: draftSchema, initial });
  const close = (selected?: SyncConnector) => {
    draft.clear();
    closeDialog(selected === undefined ? {} : { connector: selected.id });
  };
  const { test, save, saveNow, testThenSave } = useTestThenSave(connector, close);
  const values = { name: draft.value.name.trim(), url: draft.value.url.trim() };
  const nameError = values.name === "" ? t("settings:connectors.nameMissing") : null;
  const urlError = isConnectorUrl(values.url)
    ? null
    : t(values.url === "" ? "settings:connectors.urlMissing" : "settings:connectors.urlInvalid");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (nameError === null && urlError === null) testThenSave(values);
  };
  const needsDecision = test.data !== undefined && !(test.data.answer.ok && test.data.duplicateOf === null);
  const canSaveAnyway = needsDecision || test.error !== null;
  return (
    <Dialog
      title={t(connector === undefined ? "settings:connectors.addTitle" : "settings:connectors.configure")}
      isDirty={values.name !== initial.name || values.url !== initial.url}
      onClose={() => close()}
      footer={
        <Group justify="flex-end" gap={8}>
          {canSaveAnyway ? (
            <Button variant="default" loading={save.isPending} onClick={() => saveNow(values)}>
              {t("settings:connectors.saveAnyway")}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => close()}>
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
            error={isChecked ? nameError : null}
            onChange={(event) => draft.set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t("terms:url")}
            description={t("settings:connectors.urlHint")}
            required
            type="url"
            maxLength={2000}
            spellCheck={false}
            value={draft.value.url}
            error={isChecked ? urlError : null}
            onChange={(event) => {
              test.reset();
              draft.set({ url: event.currentTarget.value });
            }}
          />
          {test.data === undefined ? null : <ConnectorFinding finding={test.data} />}
          {test.error ? <ErrorNotice error={test.error} /> : null}
          {save.error ? <ErrorNotice error={save.error} /> : null}
        </Stack>
      </form>
    </Dialog>
  );
}
