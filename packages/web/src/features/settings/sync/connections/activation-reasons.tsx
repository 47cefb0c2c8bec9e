import type { ActivationReason, ErpConnection } from "@brygga/api-contract";
import { Anchor, Button, Group, List, Stack, Text } from "@mantine/core";
import { Dialog } from "../../../../components/dialog.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import type { SyncDialog, SyncSearch } from "../sync-search.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { reasonText } from "./reason-text.ts";
import type { ActivationOutcome } from "./use-activation.ts";

const PLACES: Readonly<Record<ActivationReason["place"], SyncDialog>> = {
  connection: "configure-connection",
  mappings: "mappings",
  "list-mapping": "list-mapping",
  // A default is one way to fill a mandatory field; a direction towards the ERP is the other.
  defaults: "mappings",
};

interface ActivationReasonsProps {
  outcome: ActivationOutcome;
  onClose: () => void;
}

/** Why a connection cannot be activated, or what is worth knowing: each with the way to mend it. */
export function ActivationReasons({ outcome, onClose }: ActivationReasonsProps) {
  const { t } = useTexts();
  const { activated, reasons, connection } = outcome;
  const name = connection.displayName;
  const footer = (
    <Group justify="flex-end">
      <Button onClick={onClose} data-autofocus>
        {t("terms:close")}
      </Button>
    </Group>
  );
  return (
    <Dialog
      title={t(activated ? "settings:activation.warningTitle" : "settings:activation.title", { name })}
      onClose={onClose}
      footer={footer}
    >
      <Stack gap="md">
        <ReasonList
          intro={t("settings:activation.intro")}
          reasons={reasons.filter(({ severity }) => severity === "error")}
          connection={connection}
          onLeave={onClose}
        />
        <ReasonList
          intro={t("settings:activation.warnings")}
          reasons={reasons.filter(({ severity }) => severity === "warning")}
          connection={connection}
          onLeave={onClose}
        />
      </Stack>
    </Dialog>
  );
}

interface ReasonListProps {
  intro: string;
  reasons: readonly ActivationReason[];
  connection: ErpConnection;
  onLeave: () => void;
}

function ReasonList({ intro, reasons, connection, onLeave }: ReasonListProps) {
  const { t } = useTexts();
  const { openDialog } = useSyncNavigation();
  if (reasons.length === 0) return null;
  const mend = ({ place, actorType }: ActivationReason) => {
    const tab: Partial<SyncSearch> = actorType === null ? {} : { tab: actorType };
    onLeave();
    openDialog(PLACES[place], { connection: connection.id, ...(place === "connection" ? {} : tab) });
  };
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={600}>
        {intro}
      </Text>
      <List spacing="sm" fz="sm">
        {reasons.map((reason) => (
          <List.Item key={`${reason.code} ${reason.actorType} ${reason.field}`}>
            <Stack gap={2} align="flex-start">
              <Text fz="sm">{reasonText(t, reason)}</Text>
              <Anchor component="button" type="button" fz="sm" onClick={() => mend(reason)}>
                {t(`settings:activation.mend.${reason.place}`)}
              </Anchor>
            </Stack>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
