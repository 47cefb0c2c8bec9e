import type { CrmEntity, CrmRecordBody, ErpTabSection } from "@brygga/api-contract";
import { Group, Skeleton, Stack, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useRecordNavigation } from "../record/use-record-navigation.ts";
import { ErpSection } from "./erp-section.tsx";

interface ErpTabProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  sections: UseQueryResult<ErpTabSection[]>;
}

/** What the record is connected to, a section per connection; Edit shows what can be changed about it. */
export function ErpTab({ entity, record, sections }: ErpTabProps) {
  const { t } = useTexts();
  const { search, change } = useRecordNavigation();
  const isEditing = search.edit === true;
  if (sections.error) return <ErrorNotice error={sections.error} onRetry={() => void sections.refetch()} />;
  if (sections.data === undefined) return <Skeleton height={120} radius="lg" />;
  const mayEdit = sections.data.some(({ canConnect }) => canConnect);
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text fz="sm" c="dimmed" maw={640}>
          {t(`crm:erp.intro.${entity}`)}
        </Text>
        <ReasonButton
          reason={mayEdit ? "" : t("crm:erp.mayNotEdit")}
          variant={isEditing ? "filled" : "default"}
          aria-pressed={isEditing}
          onClick={() => change({ edit: isEditing ? undefined : true })}
        >
          {t(isEditing ? "terms:done" : "terms:edit")}
        </ReasonButton>
      </Group>
      {sections.data.map((section) => (
        <ErpSection
          key={section.connectionId}
          entity={entity}
          record={record}
          section={section}
          isEditing={isEditing}
        />
      ))}
    </Stack>
  );
}
