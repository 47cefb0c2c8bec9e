import type { ImportView } from "@brygga/api-contract";
import { Alert, Stack } from "@mantine/core";
import { InfoIcon } from "@phosphor-icons/react";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasBegun, useImportWrites } from "../api/imports.ts";
import { ImportProgress } from "./import-progress.tsx";
import { LineDialog } from "./line-dialog.tsx";
import { PreviewLines } from "./preview-lines.tsx";
import { StepFooter } from "./step-footer.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

/** Preview: one line for each actor with what will happen to it. Nothing has been written yet. */
export function PreviewStep({ view }: { view: ImportView }) {
  const { t } = useTexts();
  const { search, change, goTo } = useImportNavigation();
  const { run } = useImportWrites(view.id);
  const isFixed = hasBegun(view);
  // Without a step in the address, so that the page goes on to the result by itself.
  const begin = () =>
    mutateThen(run, undefined, {
      done: () => change({ step: undefined, outcome: undefined, q: undefined }, { replace: false }),
    });
  const next = isFixed
    ? { label: t("imports:steps.import"), onClick: () => goTo("import") }
    : {
        label: t("imports:preview.run"),
        reason:
          view.state === "previewing"
            ? t("imports:preview.wait")
            : view.toImport === 0
              ? t("imports:preview.nothing")
              : undefined,
        isPending: run.isPending,
        onClick: begin,
      };
  return (
    <Stack gap="md">
      {isFixed ? null : (
        <Alert color="fjord" variant="light" icon={<InfoIcon size={20} aria-hidden="true" />}>
          {t("imports:preview.nothingWritten")}
        </Alert>
      )}
      {view.state === "previewing" ? <ImportProgress view={view} /> : null}
      {view.state === "previewing" ? null : <PreviewLines view={view} isFixed={isFixed} />}
      {run.error ? <ErrorNotice error={run.error} /> : null}
      <StepFooter back={{ label: t("imports:preview.back"), onClick: () => goTo("settings") }} next={next} />
      {search.line === undefined ? null : (
        <LineDialog view={view} lineId={search.line} onClose={() => change({ line: undefined })} />
      )}
    </Stack>
  );
}
