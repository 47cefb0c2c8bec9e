import { PlusIcon } from "@phosphor-icons/react";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { ButtonLink } from "../links.tsx";
import { RecordList } from "../list/record-list.tsx";

/** The contacts of a company. */
export function CompanyContacts({ companyId }: { companyId: number }) {
  const { t } = useTexts();
  return (
    <Panel
      title={t("terms:entitiesMany.contact")}
      aside={
        <ButtonLink
          to="/contacts/new"
          search={{ company: companyId }}
          size="xs"
          variant="default"
          leftSection={<PlusIcon size={14} aria-hidden="true" />}
        >
          {t("crm:list.new.contact")}
        </ButtonLink>
      }
    >
      <RecordList
        entity="contact"
        filter={{ q: "", sort: "name", companyId }}
        empty={t("crm:record.noContacts")}
        without="companyId"
      />
    </Panel>
  );
}
