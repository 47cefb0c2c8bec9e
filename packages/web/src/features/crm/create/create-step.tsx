import type { CreateForm, CrmEntity } from "@brygga/api-contract";
import { Skeleton, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Reveal } from "../../../components/reveal.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { ErpValueInput } from "../erp-value/erp-value-input.tsx";
import { CreateObstacles } from "./create-obstacles.tsx";
import { GivenValues } from "./given-values.tsx";
import type { CreateFormState } from "./use-create-form.ts";

interface CreateStepProps {
  entity: CrmEntity;
  connectionId: number;
  formId: string;
  state: CreateFormState;
}

/** Create in ERP: the fields that ask for a value, and what goes along without a question. */
export function CreateStep({ entity, connectionId, formId, state }: CreateStepProps) {
  const { t } = useTexts();
  const { form, error, create } = state;
  if (form.error) return <ErrorNotice error={form.error} onRetry={() => void form.refetch()} />;
  if (form.data === undefined) return <FormSkeleton />;
  return (
    <form
      id={formId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <Stack gap="md">
        <CreateObstacles entity={entity} form={form.data} />
        <AskedFields form={form.data} connectionId={connectionId} state={state} />
        <GivenValues given={form.data.given} />
        <Reveal of={error ?? (state.isCreating || null)}>
          {error === null ? null : <ErrorNotice error={error} />}
          {state.isCreating ? (
            <Text fz="sm" role="status">
              {t("erpLink:create.underWay")}
            </Text>
          ) : null}
        </Reveal>
      </Stack>
    </form>
  );
}

function AskedFields(props: { form: CreateForm; connectionId: number; state: CreateFormState }) {
  const { form, connectionId, state } = props;
  const { t } = useTexts();
  const place = useRef<HTMLDivElement>(null);
  // Whoever came here by keyboard goes on in the first field.
  useEffect(() => place.current?.querySelector<HTMLElement>("input, textarea")?.focus(), []);
  if (form.fields.length === 0) return <Text fz="sm">{t("erpLink:create.nothingAsked")}</Text>;
  return (
    <Stack gap="sm" ref={place}>
      {form.fields.map((field) => {
        const fault = state.faultOf(field.fieldKey);
        return (
          <ErpValueInput
            key={field.fieldKey}
            connectionId={connectionId}
            field={field}
            label={field.displayName}
            description={field.displayDescription || undefined}
            isRequired={field.mandatory}
            value={state.values[field.fieldKey] ?? ""}
            error={
              fault === undefined
                ? undefined
                : t(`erpLink:create.faults.${fault}`, { count: field.maxLength })
            }
            onChange={(value) => state.set(field.fieldKey, value)}
          />
        );
      })}
    </Stack>
  );
}

function FormSkeleton() {
  const { t } = useTexts();
  return (
    <Stack gap="sm" role="status" aria-label={t("erpLink:create.reading")}>
      <Text fz="sm" c="dimmed">
        {t("erpLink:create.reading")}
      </Text>
      {["first", "second", "third"].map((key) => (
        <Skeleton key={key} height={52} />
      ))}
    </Stack>
  );
}
