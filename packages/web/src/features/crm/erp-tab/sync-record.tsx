import type { CrmEntity, CrmRecordBody, ErpTabSection } from "@brygga/api-contract";
import { Box, Button } from "@mantine/core";
import { ArrowsLeftRightIcon } from "@phosphor-icons/react";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Reveal } from "../../../components/reveal.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useRefreshLinks, useSyncLink } from "../api/erp-tab.ts";
import { SyncOutcome } from "./sync-outcome.tsx";

interface SyncRecordProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  link: NonNullable<ErpTabSection["link"]>;
}

/** Sync now, for this record alone, and what came of it. */
export function SyncRecord({ entity, record, link }: SyncRecordProps) {
  const { t } = useTexts();
  const syncing = useSyncLink();
  const refresh = useRefreshLinks();
  const { data, error } = syncing;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        flex="none"
        leftSection={<ArrowsLeftRightIcon size={16} aria-hidden="true" />}
        loading={syncing.isPending}
        onClick={() => mutateThen(syncing, link.id, { done: () => refresh(entity, record.id) })}
      >
        {t("erpLink:sync.now")}
      </Button>
      {data === undefined && error === null ? null : (
        <Box w="100%">
          <Reveal of={data ?? error}>
            {error === null ? null : <ErrorNotice error={error} />}
            {data === undefined ? null : (
              <SyncOutcome outcome={data} entity={entity} onClose={() => syncing.reset()} />
            )}
          </Reveal>
        </Box>
      )}
    </>
  );
}
