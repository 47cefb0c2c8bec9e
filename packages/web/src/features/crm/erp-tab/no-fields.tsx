import { Text } from "@mantine/core";
import { useSession } from "../../../api/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { AnchorLink } from "../links.tsx";

interface NoFieldsProps {
  connectionId: number;
  actorType: string;
}

/** No field is marked Show in ERP tab: an administrator is shown where, others are told whom to ask. */
export function NoFields({ connectionId, actorType }: NoFieldsProps) {
  const { t } = useTexts();
  const { role } = useSession();
  return (
    <Text fz="sm" c="dimmed">
      {t("crm:erp.noFields")}{" "}
      {role === "administrator" ? (
        <AnchorLink
          to="/settings/quote-sync"
          search={{ connection: connectionId, dialog: "mappings", tab: actorType }}
          fz="sm"
          underline="always"
        >
          {t("erpLink:chooseFields")}
        </AnchorLink>
      ) : (
        t("erpLink:askForFields")
      )}
    </Text>
  );
}
