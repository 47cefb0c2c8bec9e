import { HEALTH_PERIODS, type HealthPeriod } from "@brygga/api-contract";
import { Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { healthQuery } from "../api/sync-health.ts";
import { QuoteSyncPage } from "../quote-sync-page.tsx";
import { unitOf } from "./changes-over-time.ts";
import { ConnectionHealthPanel } from "./connection-health-panel.tsx";

const route = getRouteApi("/app/settings/quote-sync/health");

/** Quote/Sync > Sync health: how every ERP connection is doing. */
export function HealthPage() {
  const { t } = useTexts();
  const { hours } = route.useSearch();
  const health = useQuery(healthQuery(hours));
  return (
    <QuoteSyncPage tab="health">
      <Stack gap="lg">
        <Group justify="space-between" gap="sm">
          <Text fz="sm" c="dimmed">
            {t("health:intro")}
          </Text>
          <PeriodChoice hours={hours} />
        </Group>
        {health.error ? <ErrorNotice error={health.error} onRetry={() => void health.refetch()} /> : null}
        {health.isPending ? <TableSkeleton /> : null}
        {health.data?.connections.length === 0 ? <Text fz="sm">{t("health:none")}</Text> : null}
        {health.data?.connections.map((connection) => (
          <ConnectionHealthPanel
            key={connection.id}
            connection={connection}
            health={health.data}
            unit={unitOf(hours)}
          />
        ))}
      </Stack>
    </QuoteSyncPage>
  );
}

function PeriodChoice({ hours }: { hours: HealthPeriod }) {
  const { t } = useTexts();
  const navigate = route.useNavigate();
  const choose = (chosen: string) => {
    const period = HEALTH_PERIODS.find((one) => String(one) === chosen);
    if (period !== undefined) void navigate({ search: { hours: period }, replace: true, resetScroll: false });
  };
  return (
    <SegmentedControl
      aria-label={t("health:period")}
      size="sm"
      value={String(hours)}
      onChange={choose}
      data={HEALTH_PERIODS.map((period) => ({
        value: String(period),
        label: t(`health:periods.${period}`),
      }))}
    />
  );
}
