import type { CrmEntity, CrmField } from "@brygga/api-contract";
import { Box, Button, Group, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Reveal } from "../../../components/reveal.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/crm-fields.ts";
import { LIST_PATHS, RECORD_PATHS } from "../entity.ts";
import { LeaveGuard } from "../form/leave-guard.tsx";
import { RecordFields } from "../form/record-fields.tsx";
import { SaveError } from "../form/save-error.tsx";
import { useNewRecordForm } from "../form/use-new-record-form.ts";
import { ListLink } from "../list-link.tsx";
import classes from "../page.module.css";
import { useEntity } from "../use-entity.ts";
import { readNewRecordSearch } from "./new-record-search.ts";
import { RecordSkeleton } from "./record-skeleton.tsx";

/** A company, contact or project that is about to be created. */
export function NewRecordPage() {
  const { t } = useTexts();
  const entity = useEntity();
  usePageTitle(t(`crm:list.new.${entity}`));
  const fields = useQuery(crmFieldsQuery(entity));
  return (
    <Box className={classes.page}>
      <ListLink entity={entity} />
      <Title order={1} mt={4} mb="md">
        {t(`crm:list.new.${entity}`)}
      </Title>
      {fields.error ? <ErrorNotice error={fields.error} onRetry={() => void fields.refetch()} /> : null}
      {fields.isPending ? <RecordSkeleton /> : null}
      {fields.data ? <NewRecordForm entity={entity} fields={fields.data} /> : null}
    </Box>
  );
}

function NewRecordForm({ entity, fields }: { entity: CrmEntity; fields: readonly CrmField[] }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { company } = readNewRecordSearch(useSearch({ strict: false }));
  const given = useMemo(
    () => (entity === "contact" && company !== undefined ? { companyId: company } : {}),
    [entity, company],
  );
  const form = useNewRecordForm({
    entity,
    fields,
    given,
    onCreated: ({ id }) =>
      void navigate({
        to: RECORD_PATHS[entity],
        params: { id: String(id) },
        replace: true,
        ignoreBlocker: true,
      }),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.create();
      }}
    >
      <Stack gap="md">
        <Reveal of={form.error}>
          <SaveError error={form.error} fields={fields} />
        </Reveal>
        <RecordFields entity={entity} fields={fields} form={form} />
        <Group gap={8}>
          <Button type="submit" loading={form.isSaving}>
            {t("terms:save")}
          </Button>
          <Button variant="default" onClick={() => void navigate({ to: LIST_PATHS[entity] })}>
            {t("terms:cancel")}
          </Button>
        </Group>
      </Stack>
      <LeaveGuard isDirty={form.isDirty} onDiscard={form.discard} />
    </form>
  );
}
