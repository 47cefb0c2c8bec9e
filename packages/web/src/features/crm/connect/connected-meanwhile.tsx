import type { ErpTabSection } from "@brygga/api-contract";
import { Button, Group, Text } from "@mantine/core";
import { Dialog } from "../../../components/dialog.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useActorText } from "../erp-tab/use-actor-text.ts";

interface ConnectedMeanwhileProps {
  /** Of the record. */
  name: string;
  section: ErpTabSection;
  onClose: () => void;
}

/** Somebody else was first: says so instead of a dialog that is suddenly gone. */
export function ConnectedMeanwhile({ name, section, onClose }: ConnectedMeanwhileProps) {
  const { t } = useTexts();
  const actorText = useActorText();
  if (section.link === null) return null;
  return (
    <Dialog
      title={t("terms:connectErp")}
      size={460}
      isQuestion
      onClose={onClose}
      footer={
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t("terms:close")}
          </Button>
        </Group>
      }
    >
      <Text fz="sm" role="status">
        {t("erpLink:meanwhile", {
          name,
          actor: actorText(section.link),
          connection: section.connectionName,
        })}
      </Text>
    </Dialog>
  );
}
