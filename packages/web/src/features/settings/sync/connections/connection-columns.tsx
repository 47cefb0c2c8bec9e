import type { ErpConnection } from "@brygga/api-contract";
import { Badge, Checkbox, Group, Loader, Text, Tooltip } from "@mantine/core";
import type { SelectableColumn } from "../../../../components/selectable-table.tsx";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { HealthBadge } from "./health-badge.tsx";
import type { useActivation } from "./use-activation.ts";

/** Columns of the list ERP connections. */
export function useConnectionColumns(
  activation: ReturnType<typeof useActivation>,
): SelectableColumn<ErpConnection>[] {
  const { t } = useTexts();
  const format = useFormat();
  return [
    {
      key: "active",
      header: t("terms:active"),
      width: 76,
      render: (connection) => <ActiveBox connection={connection} activation={activation} />,
    },
    {
      key: "name",
      header: t("terms:name"),
      isRowHeader: true,
      render: ({ displayName, deletedAt }) => (
        <Group gap={8}>
          {displayName}
          {deletedAt === null ? null : (
            <Badge color="gray" variant="light">
              {t("settings:list.deleted")}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: "connector",
      header: t("connections:connector"),
      render: ({ connectorName }) => connectorName,
    },
    {
      key: "description",
      header: t("terms:description"),
      render: ({ displayDescription }) =>
        displayDescription === "" ? null : (
          <Text fz="sm" lineClamp={2}>
            {displayDescription}
          </Text>
        ),
    },
    {
      key: "lastSync",
      header: t("connections:lastSync"),
      render: ({ lastSyncAt }) => (
        <span style={{ whiteSpace: "nowrap" }}>
          {lastSyncAt === null ? t("connections:never") : format.dateTime(lastSyncAt)}
        </span>
      ),
    },
    {
      key: "health",
      header: t("connections:health"),
      render: (connection) => <HealthBadge connection={connection} />,
    },
  ];
}

function ActiveBox({
  connection,
  activation,
}: {
  connection: ErpConnection;
  activation: ReturnType<typeof useActivation>;
}) {
  const { t } = useTexts();
  const isDeleted = connection.deletedAt !== null;
  if (activation.busyId === connection.id) return <Loader size={18} aria-label={t("loading")} />;
  return (
    <Tooltip label={t("settings:list.isDeleted")} disabled={!isDeleted}>
      <Checkbox
        aria-label={t("connections:activeOf", { name: connection.displayName })}
        checked={connection.active}
        disabled={isDeleted}
        onChange={(event) => activation.toggle(connection, event.currentTarget.checked)}
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
      />
    </Tooltip>
  );
}
