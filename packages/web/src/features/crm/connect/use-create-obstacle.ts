import type { ErpTabSection } from "@brygga/api-contract";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { useTexts } from "../../../i18n/use-texts.ts";

/** Why no actor can be created for a record in a connection, in words; "" where one can. */
export function useCreateObstacle(section: ErpTabSection, actorType: string): string {
  const { t } = useTexts();
  if (!section.canCreateInErp) return t("erpLink:create.mayNot");
  if (section.uncertainCreate !== null) return t("erpLink:create.isInDoubt");
  if (section.cannotCreate.includes(actorType)) {
    return t("erpLink:create.cannot", {
      actorType: actorTypeName(t, actorType),
      connection: section.connectionName,
    });
  }
  return "";
}
