import { Table, Text } from "@mantine/core";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { ChangesInTime, TimeUnit } from "./changes-over-time.ts";
import classes from "./health.module.css";
import { useHealthFormat } from "./use-health-format.ts";

interface ChangesTableProps {
  label: string;
  changes: readonly ChangesInTime[];
  unit: TimeUnit;
}

/** What the chart shows, in figures, newest first; hours and days without changes are left out. */
export function ChangesTable({ label, changes, unit }: ChangesTableProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { slot } = useHealthFormat();
  const shown = changes.filter(({ toCrm, toErp }) => toCrm + toErp > 0).reverse();
  if (shown.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t("health:noChanges")}
      </Text>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={classes.tableScroll} aria-label={label} tabIndex={0}>
      <Table aria-label={label} fz="xs" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`health:${unit}`)}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t("health:toCrm")}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t("health:toErp")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ at, toCrm, toErp }) => (
            <Table.Tr key={at}>
              <Table.Th scope="row" fw={500}>
                {slot(at, unit)}
              </Table.Th>
              <Table.Td ta="right">{format.number(toCrm)}</Table.Td>
              <Table.Td ta="right">{format.number(toErp)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
