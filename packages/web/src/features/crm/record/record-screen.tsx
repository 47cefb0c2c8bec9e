import type { CrmEntity, CrmField, CrmRecordBody } from "@brygga/api-contract";
import { Stack, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { Reveal } from "../../../components/reveal.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { erpTabQuery } from "../api/erp-tab.ts";
import { ConnectDialog } from "../connect/connect-dialog.tsx";
import { recordName } from "../entity.ts";
import { ErpTab } from "../erp-tab/erp-tab.tsx";
import { ConflictNotice } from "../form/conflict-notice.tsx";
import { LeaveGuard } from "../form/leave-guard.tsx";
import { RecordFields } from "../form/record-fields.tsx";
import { SaveBar } from "../form/save-bar.tsx";
import { SaveError } from "../form/save-error.tsx";
import { useRecordForm } from "../form/use-record-form.ts";
import { CompanyContacts } from "./company-contacts.tsx";
import { ProjectMembers } from "./project-members.tsx";
import { RecordHeader } from "./record-header.tsx";
import { RecordProjects } from "./record-projects.tsx";
import { RECORD_TABS, type RecordTab } from "./record-search.ts";
import { useRecordNavigation } from "./use-record-navigation.ts";

interface RecordScreenProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  fields: readonly CrmField[];
}

const TABS: Readonly<Record<CrmEntity, readonly RecordTab[]>> = {
  company: ["details", "contacts", "projects", "erp"],
  contact: ["details", "projects", "erp"],
  project: ["details", "members", "erp"],
};

/** The screen of one record: its fields, what belongs to it, and what it is connected to. */
export function RecordScreen({ entity, record, fields }: RecordScreenProps) {
  const { t } = useTexts();
  usePageTitle(recordName(entity, record));
  const { search, change } = useRecordNavigation();
  const sections = useQuery(erpTabQuery(entity, record.id));
  const form = useRecordForm({ entity, record, fields });
  const tabs = RECORD_TABS.filter(
    (tab) => TABS[entity].includes(tab) && (tab !== "erp" || hasErpTab(sections, search.tab === "erp")),
  );
  const { refusals } = form;
  // What cannot be saved is mended where it is.
  useEffect(() => {
    if (refusals > 0) change({ tab: undefined });
  }, [refusals, change]);
  const tab = search.tab !== undefined && tabs.includes(search.tab) ? search.tab : "details";
  return (
    <Stack gap="md">
      <RecordHeader entity={entity} record={record} />
      <Reveal of={form.conflict ?? form.error}>
        {form.conflict === null ? null : <ConflictNotice form={form} conflict={form.conflict} />}
        <SaveError error={form.error} fields={fields} />
      </Reveal>
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
        <Tabs.Panel value="projects" pt="md">
          <RecordProjects entity={entity} id={record.id} />
        </Tabs.Panel>
        <Tabs.Panel value="members" pt="md">
          <ProjectMembers projectId={record.id} />
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

/**
 * Users without access to a connection do not see the tab; one that could not be read says so in place, and
 * one that the address asks for is waited for.
 */
function hasErpTab(sections: { data: readonly unknown[] | undefined; error: unknown }, isAskedFor: boolean) {
  const { data, error } = sections;
  return data === undefined ? isAskedFor || error !== null : data.length > 0;
}
