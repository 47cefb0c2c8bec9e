import { Button, Stack } from "@mantine/core";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useRefreshFields } from "../../api/erp-connections.ts";
import { useFieldChanges } from "../use-field-changes.tsx";

/** Fetches the actor types and fields of a connection again, and says what became of them. */
export function RefetchFields({ connectionId, onDone }: { connectionId: number; onDone?: () => void }) {
  const { t } = useTexts();
  const refresh = useRefreshFields();
  const showChanges = useFieldChanges();
  const fetchAgain = () =>
    mutateThen(refresh, connectionId, {
      done: (saved) => {
        showChanges(saved.fieldChanges);
        if (saved.incomplete === "") onDone?.();
      },
    });
  return (
    <Stack gap="sm" align="flex-start">
      {refresh.error ? <ErrorNotice error={refresh.error} /> : null}
      <Button size="xs" variant="default" loading={refresh.isPending} onClick={fetchAgain}>
        {t("connections:incompleteRetry")}
      </Button>
    </Stack>
  );
}
