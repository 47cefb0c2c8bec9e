import { Button, Group, Stack } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { hasCode } from "../api/api-error.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { Dialog } from "./dialog.tsx";
import { ErrorNotice } from "./error-notice.tsx";
import { OutdatedNotice } from "./outdated-notice.tsx";
import { Reveal } from "./reveal.tsx";
import type { DialogForm } from "./use-dialog-form.ts";

interface FormDialogProps {
  title: string;
  form: DialogForm;
  /** Reads the present state after somebody else has changed it, and shows it in a fresh form. */
  onReload?: () => void;
  /** @default OK */
  action?: string;
  size?: number;
  /** Something in it is being dragged: Escape is meant for that. */
  isCovered?: boolean;
  /** Focus goes to the content as a whole, where no single field is the natural first one. */
  focusContent?: boolean;
  children: ReactNode;
}

/** A dialog around one form: Enter saves, unsaved changes are guarded, a refusal is shown where it is seen. */
export function FormDialog(props: FormDialogProps) {
  const { title, form, onReload, action, size, isCovered = false, focusContent = false, children } = props;
  const { t } = useTexts();
  const formId = useId();
  const footer = (
    <Group justify="flex-end" gap={8}>
      <Button variant="default" onClick={form.close}>
        {t("terms:cancel")}
      </Button>
      <Button type="submit" form={formId} loading={form.isPending}>
        {action ?? t("terms:ok")}
      </Button>
    </Group>
  );
  return (
    <Dialog
      title={title}
      isDirty={form.isDirty}
      onClose={form.close}
      footer={footer}
      isCovered={isCovered}
      focusContent={focusContent}
      {...(size === undefined ? {} : { size })}
    >
      <form id={formId} onSubmit={form.submit} noValidate>
        <Stack>
          {children}
          <Reveal of={form.error}>
            <Refusal form={form} onReload={onReload} />
          </Reveal>
        </Stack>
      </form>
    </Dialog>
  );
}

function Refusal({ form, onReload }: { form: DialogForm; onReload: (() => void) | undefined }) {
  const { t } = useTexts();
  if (form.error === null) return null;
  if (onReload === undefined || !hasCode(form.error, "version-conflict")) {
    return <ErrorNotice error={form.error} />;
  }
  return (
    <OutdatedNotice
      text={`${t("errors:version-conflict.title")}. ${t("errors:version-conflict.advice")}`}
      action={t("loadPresent")}
      onLoad={() => {
        form.forget();
        onReload();
      }}
    />
  );
}
