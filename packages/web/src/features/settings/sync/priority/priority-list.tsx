import type { ErpConnection, PriorityEntry } from "@brygga/api-contract";
import { Badge, Text } from "@mantine/core";
import { SortableList } from "../../../../components/sortable-list.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import classes from "./priority-list.module.css";

interface PriorityListProps {
  priority: readonly PriorityEntry[];
  connections: readonly ErpConnection[];
  onChange: (priority: PriorityEntry[]) => void;
  onDragging: (isDragging: boolean) => void;
}

/** The CRM and all connections, highest first; each connection says who wins a conflict. */
export function PriorityList({ priority, connections, onChange, onDragging }: PriorityListProps) {
  const { t } = useTexts();
  const crm = priority.indexOf("crm");
  const items = priority.flatMap((entry, index) => {
    const connection = connections.find(({ id }) => id === entry);
    // One that was deleted a moment ago has no place any more.
    if (entry !== "crm" && connection === undefined) return [];
    const name = connection?.displayName ?? t("order:priority.crm");
    return [{ id: String(entry), name, entry, connection, wins: index < crm }];
  });
  return (
    <>
      <SortableList
        label={t("order:priority.listLabel")}
        items={items}
        onDragging={onDragging}
        onChange={(sorted) => onChange(sorted.map(({ entry }) => entry))}
        render={({ name, connection, wins }) =>
          connection === undefined ? <Crm name={name} /> : <Connection connection={connection} wins={wins} />
        }
      />
      {items.length > 1 ? null : (
        <Text fz="sm" c="dimmed">
          {t("order:priority.noConnections")}
        </Text>
      )}
    </>
  );
}

function Crm({ name }: { name: string }) {
  const { t } = useTexts();
  return (
    <div>
      <Text fz="sm" fw={640}>
        {name}
      </Text>
      <Text fz="xs" c="dimmed">
        {t("order:priority.crmHint")}
      </Text>
    </div>
  );
}

function Connection({ connection, wins }: { connection: ErpConnection; wins: boolean }) {
  const { t } = useTexts();
  const { displayName, connectorName, active } = connection;
  const details = active ? connectorName : `${connectorName}, ${t("connections:selected.inactive")}`;
  return (
    <div className={classes.connection}>
      <div style={{ minWidth: 0 }}>
        <Text fz="sm" fw={560} style={{ overflowWrap: "anywhere" }}>
          {displayName}
        </Text>
        <Text fz="xs" c="dimmed">
          {details}
        </Text>
      </div>
      <Badge variant="light" color={wins ? "fjord" : "gray"}>
        {t(wins ? "order:priority.wins" : "order:priority.givesWay")}
      </Badge>
    </div>
  );
}
