import type { CrmEntity, CrmField, CrmRecordBody } from "@brygga/api-contract";
import { Stack, Tabs } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { erpTabQuery } from "../api/erp-tab.ts";
import { ConnectDialog } from "../connect/connect-dialog.tsx";
import { recordName } from "../entity.ts";
import { ErpTab } from "../erp-tab/erp-tab.tsx";
import type { ForeignChange } from "../form/compare-versions.ts";
import { ConflictNotice } from "../form/conflict-notice.tsx";
import { LeaveGuard } from "../form/leave-guard.tsx";
import { RecordFields } from "../form/record-fields.tsx";
import { SaveBar } from "../form/save-bar.tsx";
import { SaveError } from "../form/save-error.tsx";
import { useRecordForm } from "../form/use-record-form.ts";
import { CompanyContacts } from "./company-contacts.tsx";
import { RecordHeader } from "./record-header.tsx";
import { RECORD_TABS, type RecordTab } from "./record-search.ts";
import { useRecordNavigation } from "./use-record-navigation.ts";

interface RecordScreenProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  fields: readonly CrmField[];
}

/** The screen of one record: its fields, what belongs to it, and what it is connected to. */
export function RecordScreen({ entity, record, fields }: RecordScreenProps) {
  const { t } = useTexts();
  usePageTitle(recordName(entity, record));
  const { search, change } = useRecordNavigation();
  const sections = useQuery(erpTabQuery(entity, record.id));
  const onSaved = useSavedMessage();
  const form = useRecordForm({ entity, record, fields, onSaved });
  const tabs = RECORD_TABS.filter(
    (tab) => (tab !== "contacts" || entity === "company") && (tab !== "erp" || hasErpTab(sections)),
  );
  const tab = search.tab !== undefined && tabs.includes(search.tab) ? search.tab : "details";
  return (
    <Stack gap="md">
      <RecordHeader entity={entity} record={record} />
      {form.conflict === null ? null : <ConflictNotice form={form} conflict={form.conflict} />}
      <SaveError error={form.error} fields={fields} />
      <Tabs value={tab} keepMounted={false} onChange={(next) => change({ tab: next as RecordTab })}>
        <Tabs.List aria-label={t("crm:record.tabs")}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`crm:record.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="details" pt="md">
          <RecordFields entity={entity} fields={fields} form={form} />
        </Tabs.Panel>
        <Tabs.Panel value="contacts" pt="md">
          <CompanyContacts companyId={record.id} />
        </Tabs.Panel>
        <Tabs.Panel value="erp" pt="md">
          <ErpTab entity={entity} record={record} sections={sections} />
        </Tabs.Panel>
      </Tabs>
      <SaveBar form={form} />
      <LeaveGuard isDirty={form.isDirty} onDiscard={form.discard} />
      <ConnectDialog entity={entity} record={record} sections={sections.data} />
    </Stack>
  );
}

/** Users without access to a connection do not see the tab; one that could not be read says so in place. */
const hasErpTab = ({ data, error }: { data: readonly unknown[] | undefined; error: unknown }) =>
  data === undefined ? error !== null : data.length > 0;

/** Says that the record is saved, and what others had changed in it in the meantime. */
function useSavedMessage() {
  const { t } = useTexts();
  const { names } = useFormat();
  return (foreign: readonly ForeignChange[]) => {
    const kept = names(foreign.map(({ field }) => crmFieldLabel(t, field)));
    notifications.show({
      color: "teal",
      title: t("crm:form.saved"),
      message: foreign.length === 0 ? "" : t("crm:form.foreignKept", { fields: kept }),
      autoClose: foreign.length === 0 ? 3_000 : 9_000,
      closeButtonProps: { "aria-label": t("dismiss") },
    });
  };
}
