import type { RegisteredApp } from "@brygga/api-contract";
import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useId, useMemo, useState } from "react";
import { z } from "zod";
import { mutateThen } from "../../../api/mutate-then.ts";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useDraft } from "../../../components/use-draft.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type ApplicationValues, useSaveApplication } from "../api/applications.ts";
import { type ApplicationErrors, refusalErrors, typingErrors } from "./application-errors.ts";
import { useApplicationsNavigation } from "./use-applications-navigation.ts";

const draftSchema = z.object({ applicationId: z.string(), url: z.string(), publicKeys: z.string() });

function useApplicationForm(application: RegisteredApp | undefined) {
  const { t } = useTexts();
  const { go } = useApplicationsNavigation();
  const [isChecked, setChecked] = useState(false);
  const save = useSaveApplication(application?.applicationId);
  const initial = useMemo<ApplicationValues>(
    () => ({
      applicationId: application?.applicationId ?? "",
      url: application?.url ?? "",
      publicKeys: application?.publicKeys ?? "",
    }),
    [application],
  );
  const key = `application.${application?.applicationId ?? "new"}`;
  const draft = useDraft<ApplicationValues>(key, { schema: draftSchema, initial });
  const { applicationId, url, publicKeys } = draft.value;
  const values = { applicationId: applicationId.trim(), url: url.trim(), publicKeys: publicKeys.trim() };
  const typing = typingErrors(t, values);
  const refused = refusalErrors(t, save.error);
  const errors: ApplicationErrors = isChecked
    ? {
        applicationId: typing.applicationId ?? refused?.applicationId ?? null,
        url: typing.url ?? refused?.url ?? null,
        publicKeys: typing.publicKeys ?? refused?.publicKeys ?? null,
      }
    : { applicationId: null, url: null, publicKeys: null };
  return {
    draft,
    errors,
    /** What is wrong as a whole, and stands at no single field. */
    error: refused === null ? save.error : null,
    isPending: save.isPending,
    isDirty: Object.keys(values).some(
      (member) =>
        values[member as keyof ApplicationValues] !== initial[member as keyof ApplicationValues].trim(),
    ),
    set: (change: Partial<ApplicationValues>) => {
      if (save.error !== null) save.reset();
      draft.set(change);
    },
    close: () => {
      draft.clear();
      go(application === undefined ? {} : { application: application.applicationId });
    },
    submit: (event: FormEvent) => {
      event.preventDefault();
      setChecked(true);
      if (Object.values(typing).some((text) => text !== null)) return;
      mutateThen(save, values, {
        done: ({ applicationId }) => {
          draft.clear();
          // A new application needs the key that Brygga made for it: that is the next step.
          go({ application: applicationId, ...(application === undefined ? { dialog: "key" } : {}) });
        },
      });
    },
  };
}

/** Registers an application, or changes where it is and the key that it signs with. */
export function ApplicationDialog({ application }: { application?: RegisteredApp }) {
  const { t } = useTexts();
  const formId = useId();
  const form = useApplicationForm(application);
  const isNew = application === undefined;
  return (
    <Dialog
      title={t(isNew ? "applications:addTitle" : "applications:configure")}
      isDirty={form.isDirty}
      onClose={form.close}
      footer={
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={form.close}>
            {t("terms:cancel")}
          </Button>
          <Button type="submit" form={formId} loading={form.isPending}>
            {t("terms:ok")}
          </Button>
        </Group>
      }
    >
      <form id={formId} onSubmit={form.submit} noValidate>
        <Stack>
          <TextInput
            label={t("applications:id")}
            description={isNew ? t("applications:idHint") : undefined}
            required={isNew}
            disabled={!isNew}
            maxLength={100}
            spellCheck={false}
            autoComplete="off"
            data-autofocus={isNew || undefined}
            value={form.draft.value.applicationId}
            error={form.errors.applicationId}
            onChange={(event) => form.set({ applicationId: event.currentTarget.value })}
          />
          <TextInput
            label={t("applications:address")}
            description={t("applications:addressHint")}
            required
            type="url"
            maxLength={2000}
            spellCheck={false}
            data-autofocus={isNew ? undefined : true}
            value={form.draft.value.url}
            error={form.errors.url}
            onChange={(event) => form.set({ url: event.currentTarget.value })}
          />
          <Textarea
            label={t("applications:publicKeys")}
            description={t("applications:publicKeysHint")}
            required
            placeholder="-----BEGIN PUBLIC KEY-----"
            autosize
            minRows={4}
            maxRows={10}
            spellCheck={false}
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 13 } }}
            value={form.draft.value.publicKeys}
            error={form.errors.publicKeys}
            onChange={(event) => form.set({ publicKeys: event.currentTarget.value })}
          />
          {isNew ? null : (
            <Text fz="sm" c="dimmed">
              {t("applications:configureHint")}
            </Text>
          )}
          {form.error ? <ErrorNotice error={form.error} /> : null}
        </Stack>
      </form>
    </Dialog>
  );
}
