import type { ErpConnection } from "@brygga/api-contract";
import { useNavigate } from "@tanstack/react-router";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";

/** Import from ERP, of the selected connection. */
export function ImportButton({ connection: { id, active, deletedAt } }: { connection: ErpConnection }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const reason =
    deletedAt !== null
      ? t("settings:list.isDeleted")
      : active
        ? undefined
        : t("imports:new.obstacles.connection-inactive");
  return (
    <ReasonButton
      fullWidth
      reason={reason}
      onClick={() => void navigate({ to: "/settings/import", search: { dialog: "new", connection: id } })}
    >
      {t("imports:title")}
    </ReasonButton>
  );
}
