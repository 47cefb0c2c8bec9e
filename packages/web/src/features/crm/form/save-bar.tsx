import { Affix, Button, Group, Paper, Text, Transition } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";
import classes from "./save-bar.module.css";
import type { RecordForm } from "./use-record-form.ts";

/** Stays in view as long as there is something to save. */
export function SaveBar({ form }: { form: RecordForm }) {
  const { t } = useTexts();
  return (
    <Affix position={{ bottom: 0, left: 0, right: 0 }} zIndex={150} className={classes.affix ?? ""}>
      <Transition mounted={form.isDirty} transition="slide-up" duration={140}>
        {(style) => (
          <Paper
            style={style}
            shadow="md"
            withBorder
            radius="lg"
            className={classes.bar}
            component="section"
            aria-label={t("crm:form.unsavedBar")}
          >
            <Group justify="space-between" gap="sm" wrap="nowrap">
              <Text fz="sm" role="status">
                {t("crm:form.unsaved", { count: form.changeCount })}
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
          </Paper>
        )}
      </Transition>
    </Affix>
  );
}
