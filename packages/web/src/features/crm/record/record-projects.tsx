import type { CrmEntity } from "@brygga/api-contract";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { RecordList } from "../list/record-list.tsx";

/** The projects that a company or a contact takes part in. */
export function RecordProjects({ entity, id }: { entity: CrmEntity; id: number }) {
  const { t } = useTexts();
  const member = entity === "company" ? { companyId: id } : { contactId: id };
  return (
    <Panel title={t("terms:entitiesMany.project")}>
      <RecordList
        entity="project"
        filter={{ q: "", sort: "name", ...member }}
        empty={t("recordLists:noProjects")}
      />
    </Panel>
  );
}
