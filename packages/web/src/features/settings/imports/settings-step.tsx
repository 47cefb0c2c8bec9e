import type { ImportSettings, ImportView } from "@brygga/api-contract";
import { Alert, Paper, Stack, Text, TextInput } from "@mantine/core";
import { InfoIcon, LockSimpleIcon } from "@phosphor-icons/react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { mutateThen } from "../../../api/mutate-then.ts";
import { queryKeys } from "../../../api/query-keys.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useAtOnce } from "../../../components/use-at-once.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasBegun, isBusy, useImportWrites } from "../api/imports.ts";
import { JobProgress } from "../jobs/job-progress.tsx";
import { ContactSettings } from "./contact-settings.tsx";
import { DuplicateSettings } from "./duplicate-settings.tsx";
import { hasLostPreview } from "./import-steps.ts";
import { ListItemSettings } from "./list-item-settings.tsx";
import { settingsObstacle } from "./settings-obstacle.ts";
import type { SettingsProps } from "./settings-props.ts";
import { StepFooter } from "./step-footer.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

/** Import settings: each is saved as soon as it is chosen. */
export function SettingsStep({ view: kept }: { view: ImportView }) {
  const { t } = useTexts();
  const { goTo } = useImportNavigation();
  const queryClient = useQueryClient();
  const [settings, showSettings] = useAtOnce(kept.settings, kept.settings);
  const view = { ...kept, settings };
  const { update, preview } = useImportWrites(view.id);
  const isFixed = hasBegun(view) || isBusy(view);
  const change = (part: Partial<ImportSettings>) => {
    const key = queryKeys.imports.one(view.id);
    showSettings({ ...settings, ...part });
    // For all that shows them; what the server answers takes its place.
    queryClient.setQueryData(key, { ...view, settings: { ...view.settings, ...part } });
    mutateThen(
      update,
      { settings: part },
      { failed: () => queryClient.invalidateQueries({ queryKey: key }) },
    );
  };
  const props: SettingsProps = { view, isFixed, onChange: change };
  const obstacle = settingsObstacle(view);
  const showPreview = () => mutateThen(preview, undefined, { done: () => goTo("preview") });
  const isThere = view.state !== "draft";
  return (
    <Stack gap="md">
      {isFixed ? (
        <Alert color="gray" variant="light" icon={<LockSimpleIcon size={20} aria-hidden="true" />}>
          {t(hasBegun(view) ? "imports:search.begun" : "imports:search.busy")}
        </Alert>
      ) : null}
      {hasLostPreview(view) && view.job !== null ? (
        <Paper withBorder radius="lg" p="md">
          <Stack gap="sm">
            <Text fz="sm" fw={600}>
              {t("imports:settings.previewLost")}
            </Text>
            <JobProgress job={view.job} />
          </Stack>
        </Paper>
      ) : null}
      {view.state === "previewed" ? (
        <Alert color="fjord" variant="light" icon={<InfoIcon size={20} aria-hidden="true" />}>
          {t("imports:settings.forgetsPreview")}
        </Alert>
      ) : null}
      {update.error ? <ErrorNotice error={update.error} /> : null}
      <Paper withBorder radius="lg" p="md">
        <Stack gap="xl">
          <NameInput key={view.name} view={view} onSave={(name) => update.mutate({ name })} />
          <DuplicateSettings {...props} />
          <ContactSettings {...props} />
          <ListItemSettings {...props} />
        </Stack>
      </Paper>
      {preview.error ? <ErrorNotice error={preview.error} /> : null}
      <Text fz="sm" c="dimmed">
        {t("imports:settings.saved")}
      </Text>
      <StepFooter
        back={{ label: t("imports:settings.back"), onClick: () => goTo("search") }}
        next={{
          label: t(isThere ? "imports:steps.preview" : "imports:settings.next"),
          reason: obstacle === undefined ? undefined : t(`imports:settings.obstacles.${obstacle}`),
          isPending: preview.isPending,
          onClick: isThere ? () => goTo("preview") : showPreview,
        }}
      />
    </Stack>
  );
}

/** What the import and its selections are called. */
function NameInput({ view, onSave }: { view: ImportView; onSave: (name: string) => void }) {
  const { t } = useTexts();
  const [name, setName] = useState(view.name);
  const isBlank = name.trim() === "";
  return (
    <TextInput
      maw={460}
      label={t("terms:name")}
      description={t("imports:new.nameHint")}
      required
      maxLength={200}
      value={name}
      error={isBlank ? t("imports:settings.nameMissing") : null}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => {
        if (!isBlank && name.trim() !== view.name) onSave(name.trim());
      }}
    />
  );
}
