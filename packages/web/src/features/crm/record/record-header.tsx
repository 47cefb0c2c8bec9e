import type { CrmEntity, CrmRecordBody } from "@brygga/api-contract";
import { ActionIcon, Box, Group, Menu, Text, Title } from "@mantine/core";
import { DotsThreeVerticalIcon, TrashIcon } from "@phosphor-icons/react";
import { useState } from "react";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { RECORD_PATHS, recordName } from "../entity.ts";
import { AnchorLink } from "../links.tsx";
import { CompanyName } from "../list/company-name.tsx";
import { ListLink } from "../list-link.tsx";
import { DeleteRecord } from "./delete-record.tsx";

interface RecordHeaderProps {
  entity: CrmEntity;
  record: CrmRecordBody;
}

/** What the record is, where it belongs, and when it was changed last. */
export function RecordHeader({ entity, record }: RecordHeaderProps) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const [isDeleting, setDeleting] = useState(false);
  const { companyId } = record;
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
      <Box miw={0}>
        <ListLink entity={entity} />
        <Title order={1} mt={4} style={{ overflowWrap: "anywhere" }}>
          {recordName(entity, record) || t("crm:record.unnamed")}
        </Title>
        <Group gap="xs" style={{ rowGap: 2 }}>
          {typeof companyId === "number" ? (
            <AnchorLink
              to={RECORD_PATHS.company}
              params={{ id: String(companyId) }}
              fz="sm"
              c="var(--mantine-color-anchor)"
            >
              <CompanyName id={companyId} />
            </AnchorLink>
          ) : null}
          <Text fz="sm" c="dimmed">
            {t("crm:record.changed", { time: dateTime(record.updatedAt) })}
          </Text>
        </Group>
      </Box>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t("crm:record.more")}>
            <DotsThreeVerticalIcon size={20} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            color="red"
            leftSection={<TrashIcon size={16} aria-hidden="true" />}
            onClick={() => setDeleting(true)}
          >
            {t("terms:delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isDeleting ? (
        <DeleteRecord entity={entity} record={record} onClose={() => setDeleting(false)} />
      ) : null}
    </Group>
  );
}
