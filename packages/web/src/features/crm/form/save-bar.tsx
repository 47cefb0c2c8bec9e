import type { CrmField } from "@brygga/api-contract";
import { Affix, Button, Group, Paper, Text, Transition } from "@mantine/core";
import { CheckCircleIcon } from "@phosphor-icons/react";
import { useState } from "react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import classes from "./save-bar.module.css";
import type { RecordForm } from "./use-record-form.ts";

/** Stays in view as long as there is something to save, and says when it is saved. */
export function SaveBar({ form }: { form: RecordForm }) {
  const { t } = useTexts();
  const { isDirty, savedWith } = form;
  const present = isDirty ? form.changeCount : savedWith;
  const shown = useLast(present);
  return (
    <Affix position={{ bottom: 0, left: 0, right: 0 }} zIndex={150} className={classes.affix ?? ""}>
      <Transition mounted={present !== null} transition="slide-up" duration={120}>
        {(style) => (
          <Paper
            style={style}
            inert={present === null}
            shadow="md"
            withBorder
            radius="lg"
            className={classes.bar}
            component="section"
            aria-label={t("crm:form.saveBar")}
          >
            {typeof shown === "number" ? (
              <Unsaved form={form} count={shown} />
            ) : (
              <Saved foreign={shown ?? []} />
            )}
          </Paper>
        )}
      </Transition>
    </Affix>
  );
}

/** While the bar leaves, it goes on saying what it said. */
function useLast<Value>(value: Value | null): Value | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}

function Unsaved({ form, count }: { form: RecordForm; count: number }) {
  const { t } = useTexts();
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap">
      <Text fz="sm" role="status">
        {t("crm:form.unsaved", { count })}
      </Text>
      <Group gap={8} wrap="nowrap">
        <Button variant="default" onClick={form.discard} disabled={form.isSaving}>
          {t("crm:form.discard")}
        </Button>
        <Button onClick={form.save} loading={form.isSaving}>
          {t("terms:save")}
        </Button>
      </Group>
    </Group>
  );
}

/** What others changed in other fields meanwhile is told, so that nobody wonders where it came from. */
function Saved({ foreign }: { foreign: readonly CrmField[] }) {
  const { t } = useTexts();
  const { names } = useFormat();
  return (
    <Group gap="xs" wrap="nowrap" mih={36} role="status">
      <CheckCircleIcon
        size={20}
        color="var(--mantine-color-teal-6)"
        className={classes.icon}
        aria-hidden="true"
      />
      <div>
        <Text fz="sm" fw={560}>
          {t("crm:form.saved")}
        </Text>
        {foreign.length === 0 ? null : (
          <Text fz="sm">
            {t("crm:form.foreignKept", { fields: names(foreign.map((field) => crmFieldLabel(t, field))) })}
          </Text>
        )}
      </div>
    </Group>
  );
}
