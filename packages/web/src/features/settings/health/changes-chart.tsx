import "@mantine/charts/styles.layer.css";
import { BarChart } from "@mantine/charts";
import { useMantineColorScheme } from "@mantine/core";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { ChangesInTime, TimeUnit } from "./changes-over-time.ts";
import { useHealthFormat } from "./use-health-format.ts";

/** Changes over time, one colour a direction. Everything in it stands in the table beside it, too. */
export function ChangesChart({ changes, unit }: { changes: readonly ChangesInTime[]; unit: TimeUnit }) {
  const { t } = useTexts();
  const format = useFormat();
  const { shortSlot } = useHealthFormat();
  const isDark = useMantineColorScheme().colorScheme === "dark";
  return (
    <BarChart
      h={220}
      data={changes.map((slot) => ({ ...slot, slot: shortSlot(slot.at, unit) }))}
      dataKey="slot"
      type="stacked"
      withLegend
      legendProps={{ verticalAlign: "bottom" }}
      valueFormatter={format.number}
      yAxisLabel={t("health:values")}
      // Every line has its figure, the highest with room above it.
      yAxisProps={{ allowDecimals: false, width: 64, interval: 0 }}
      xAxisProps={{ minTickGap: 12, interval: "equidistantPreserveStart" }}
      barChartProps={{ accessibilityLayer: false, margin: { top: 8, left: 10, right: 5 } }}
      barProps={{ isAnimationActive: false }}
      series={[
        { name: "toCrm", label: t("health:toCrm"), color: isDark ? "fjord.3" : "fjord.6" },
        { name: "toErp", label: t("health:toErp"), color: "orange.5" },
      ]}
    />
  );
}
