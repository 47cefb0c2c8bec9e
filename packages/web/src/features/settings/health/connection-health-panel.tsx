import type { ConnectionHealth, SyncHealth } from "@brygga/api-contract";
import { Anchor, Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { HealthBadge } from "../sync/connections/health-badge.tsx";
import { changesOverTime, type TimeUnit } from "./changes-over-time.ts";
import { ChangesTable } from "./changes-table.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import classes from "./health.module.css";
import { HealthFigures } from "./health-figures.tsx";

// The library that draws is larger than everything else on the page.
const ChangesChart = lazy(async () => ({ default: (await import("./changes-chart.tsx")).ChangesChart }));

interface ConnectionHealthPanelProps {
  connection: ConnectionHealth;
  health: Pick<SyncHealth, "at" | "since">;
  unit: TimeUnit;
}

/** One connection: why it fails, its figures, and its changes as a chart with a table beside it. */
export function ConnectionHealthPanel({ connection, health, unit }: ConnectionHealthPanelProps) {
  const { t } = useTexts();
  const { displayName: name } = connection;
  const changes = changesOverTime(connection.hours, { ...health, unit });
  const label = t(unit === "hour" ? "health:chart" : "health:chartDaily", { name });
  const hasChanges = connection.hours.length > 0;
  const title = (
    <Anchor
      inherit
      c="inherit"
      renderRoot={(root) => (
        <Link {...root} to="/settings/quote-sync" search={{ connection: connection.id }} />
      )}
    >
      {name}
    </Anchor>
  );
  return (
    <Panel title={title} aside={<HealthBadge connection={connection} />}>
      <FailureNotice connection={connection} />
      <HealthFigures connection={connection} at={health.at} />
      <figure className={classes.changes}>
        <figcaption>{label}</figcaption>
        {hasChanges ? (
          <div aria-hidden="true">
            <Suspense fallback={<Skeleton height={220} />}>
              <ChangesChart changes={changes} unit={unit} />
            </Suspense>
          </div>
        ) : null}
        <ChangesTable label={label} changes={changes} unit={unit} />
      </figure>
    </Panel>
  );
}
