import type { ImportView } from "@brygga/api-contract";
import { Alert, Stack, Text } from "@mantine/core";
import { PauseCircleIcon } from "@phosphor-icons/react";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useImportWrites } from "../api/imports.ts";
import { ImportFigures } from "./import-figures.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { StepFooter } from "./step-footer.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

/** Import: how far it is; where it was stopped, it goes on. */
export function RunStep({ view }: { view: ImportView }) {
  const { t } = useTexts();
  const { goTo } = useImportNavigation();
  const { run } = useImportWrites(view.id);
  const isStopped = view.state === "stopped";
  return (
    <Stack gap="md">
      {isStopped ? (
        <Alert
          color="orange"
          variant="light"
          title={t("imports:run.stopped")}
          icon={<PauseCircleIcon size={20} aria-hidden="true" />}
        >
          <Text fz="sm">{t("imports:run.stoppedText")}</Text>
        </Alert>
      ) : null}
      <ImportProgress view={view} />
      <ImportFigures view={view} isFilter={false} />
      {run.error ? <ErrorNotice error={run.error} /> : null}
      <StepFooter
        back={{ label: t("imports:run.showResult"), onClick: () => goTo("result") }}
        next={
          isStopped
            ? {
                label: t("imports:run.goOn"),
                isPending: run.isPending,
                onClick: () => run.mutate(),
              }
            : undefined
        }
      />
    </Stack>
  );
}
