import { Radio, Select, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { z } from "zod";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { FormDialog } from "../../../components/form-dialog.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useDialogForm } from "../../../components/use-dialog-form.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type ImportSource, importSourcesQuery, useCreateImport } from "../api/imports.ts";
import { useImportsNavigation } from "./use-imports-navigation.ts";

const draftSchema = z.object({
  connectionId: z.int().nullable(),
  /** "" as long as none is chosen. */
  actorType: z.string(),
  name: z.string(),
});

/** Select: from which ERP connection, and which actors. */
export function NewImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const { search, openImport } = useImportsNavigation();
  const create = useCreateImport();
  const sources = useQuery(importSourcesQuery);
  const initial = useMemo(
    () => ({ connectionId: search.connection ?? null, actorType: search.actorType ?? "", name: "" }),
    [search.connection, search.actorType],
  );
  const form = useDialogForm({
    name: `import.new.${search.connection ?? ""}`,
    schema: draftSchema,
    initial,
    check: ({ connectionId, actorType }) => ({
      connectionId: connectionId === null ? t("imports:new.connectionMissing") : undefined,
      actorType: actorType === "" ? t("imports:new.actorTypeMissing") : undefined,
    }),
    save: ({ connectionId, actorType, name }) =>
      create.mutateAsync({
        connectionId: connectionId ?? 0,
        actorType,
        ...(name.trim() === "" ? {} : { name }),
      }),
    onClose,
    onSaved: ({ id }) => openImport(id),
  });
  const { connectionId, actorType, name } = form.value;
  const source = sources.data?.find((one) => one.connectionId === connectionId);
  return (
    <FormDialog title={t("imports:new.title")} action={t("imports:new.begin")} form={form}>
      {sources.error ? <ErrorNotice error={sources.error} onRetry={() => void sources.refetch()} /> : null}
      {sources.isPending ? <TableSkeleton rows={2} /> : null}
      {sources.data?.length === 0 ? <Text fz="sm">{t("imports:new.noSources")}</Text> : null}
      <div>
        <Text fz="sm" fw={500}>
          {t("imports:new.source")}
        </Text>
        <Text fz="sm">{t("imports:new.erpSync")}</Text>
      </div>
      <Select
        label={t("imports:new.connection")}
        required
        data-autofocus
        openOnFocus={false}
        allowDeselect={false}
        placeholder={t("imports:new.connectionPlaceholder")}
        data={(sources.data ?? []).map((one) => ({
          value: String(one.connectionId),
          label: one.connectionName,
        }))}
        value={source === undefined ? null : String(source.connectionId)}
        error={form.errors.connectionId}
        onChange={(chosen) => {
          const next = sources.data?.find((one) => String(one.connectionId) === chosen);
          if (next !== undefined) form.set({ connectionId: next.connectionId, actorType: onlyOne(next) });
        }}
      />
      {source === undefined ? null : (
        <ActorTypeChoice
          source={source}
          value={actorType}
          error={form.errors.actorType}
          onChange={(chosen) => form.set({ actorType: chosen })}
        />
      )}
      <TextInput
        label={t("terms:name")}
        description={t("imports:new.nameHint")}
        maxLength={200}
        placeholder={source?.connectionName ?? ""}
        value={name}
        onChange={(event) => form.set({ name: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

/** Where only one can be chosen, it is. */
function onlyOne({ actorTypes }: ImportSource): string {
  const usable = actorTypes.filter(({ obstacle }) => obstacle === null);
  return usable.length === 1 ? (usable[0]?.actorType ?? "") : "";
}

interface ActorTypeChoiceProps {
  source: ImportSource;
  value: string;
  error: string | undefined;
  onChange: (actorType: string) => void;
}

function ActorTypeChoice({ source, value, error, onChange }: ActorTypeChoiceProps) {
  const { t } = useTexts();
  if (source.actorTypes.length === 0) return <Text fz="sm">{t("imports:new.noActorTypes")}</Text>;
  return (
    <Radio.Group label={t("imports:new.actorType")} required value={value} error={error} onChange={onChange}>
      <Stack gap={10} mt={6}>
        {source.actorTypes.map(({ actorType, entity, obstacle }) => (
          <Radio
            key={actorType}
            value={actorType}
            disabled={obstacle !== null}
            label={t("imports:new.becomes", {
              actor: actorTypeName(t, actorType),
              entity: t(`terms:entitiesMany.${entity}`),
            })}
            description={obstacle === null ? undefined : t(`imports:new.obstacles.${obstacle}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
