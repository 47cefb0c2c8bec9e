import { Button, Group, Stack } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import { Dialog } from "./dialog.tsx";
import { ErrorNotice } from "./error-notice.tsx";
import { Reveal } from "./reveal.tsx";
import { SaveError } from "./save-error.tsx";
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
          <Refusal form={form} onReload={onReload} />
        </Stack>
      </form>
    </Dialog>
  );
}

function Refusal({ form, onReload }: { form: DialogForm; onReload: (() => void) | undefined }) {
  const { t } = useTexts();
  if (onReload === undefined) {
    return <Reveal of={form.error}>{form.error === null ? null : <ErrorNotice error={form.error} />}</Reveal>;
  }
  return (
    <SaveError
      error={form.error}
      conflict={`${t("errors:version-conflict.title")}. ${t("errors:version-conflict.advice")}`}
      onDiscard={() => {
        form.forget();
        onReload();
      }}
    />
  );
}
