import type { ErpTabSection } from "@brygga/api-contract";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { linkConsequencesQuery, useDisconnect, useRefreshLinks } from "../api/erp-tab.ts";
import { recordName } from "../entity.ts";
import type { ErpSectionProps } from "./erp-section-props.ts";
import { useActorText } from "./use-actor-text.ts";

interface DisconnectDialogProps extends ErpSectionProps {
  link: NonNullable<ErpTabSection["link"]>;
  onClose: () => void;
}

/** Asks before the link is removed, and says how many contacts go along with a company. */
export function DisconnectDialog({ entity, record, section, link, onClose }: DisconnectDialogProps) {
  const { t } = useTexts();
  const actorText = useActorText();
  const consequences = useQuery(linkConsequencesQuery(link.id));
  const disconnect = useDisconnect();
  const refresh = useRefreshLinks();
  const contacts = consequences.data?.contacts ?? 0;
  const finish = async () => {
    await refresh(entity, record.id);
    notifications.show({
      color: "fjord",
      message: t("crm:erp.disconnected", { connection: section.connectionName }),
      closeButtonProps: { "aria-label": t("dismiss") },
    });
    onClose();
  };
  const confirm = () => mutateThen(disconnect, link.id, { done: finish });
  return (
    <ConfirmDialog
      title={t("crm:disconnect.title", { name: recordName(entity, record) })}
      texts={[
        t("crm:disconnect.text", {
          actor: actorText(link),
          connection: section.connectionName,
        }),
        ...(contacts > 0 ? [t("crm:disconnect.contacts", { count: contacts })] : []),
      ]}
      action={t("terms:disconnect")}
      isPending={disconnect.isPending || consequences.isPending}
      error={disconnect.error ?? consequences.error}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
