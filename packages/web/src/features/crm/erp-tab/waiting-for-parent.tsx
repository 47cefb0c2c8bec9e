import type { CrmRecordBody } from "@brygga/api-contract";
import { Text } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";
import { AnchorLink } from "../links.tsx";
import { CompanyName } from "../list/company-name.tsx";

/** A contact can be connected only where its company is: says so, and shows the way. */
export function WaitingForParent({ record }: { record: CrmRecordBody }) {
  const { t } = useTexts();
  const { companyId } = record;
  if (typeof companyId !== "number") return <Text fz="sm">{t("crm:erp.noCompany")}</Text>;
  return (
    <Text fz="sm">
      {t("crm:erp.companyFirst")}{" "}
      <AnchorLink
        underline="always"
        to="/companies/$id"
        params={{ id: String(companyId) }}
        search={{ tab: "erp", edit: true }}
        fz="sm"
      >
        {t("crm:erp.openCompany")} <CompanyName id={companyId} />
      </AnchorLink>
    </Text>
  );
}
