import { MAX_INTERVAL_SECONDS, MIN_INTERVAL_SECONDS } from "@brygga/api-contract";
import { Button, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { wholeUnit } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { usePatchEngine } from "../../api/sync-engine.ts";

const LENGTHS = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;
type Unit = keyof typeof LENGTHS;

/** A number and a unit, and Save. */
export function IntervalForm({ seconds, onDone }: { seconds: number; onDone: () => void }) {
  const { t } = useTexts();
  const patch = usePatchEngine();
  const start = wholeUnit(seconds);
  const [count, setCount] = useState<number | string>(start.count);
  const [unit, setUnit] = useState<Unit>(start.unit);
  const wanted = Number(count) * LENGTHS[unit];
  const isPossible =
    Number.isInteger(wanted) && wanted >= MIN_INTERVAL_SECONDS && wanted <= MAX_INTERVAL_SECONDS;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isPossible) mutateThen(patch, { intervalSeconds: wanted }, { done: onDone });
  };
  const units = [
    { value: "second", label: t("engine:units.seconds") },
    { value: "minute", label: t("engine:units.minutes") },
    { value: "hour", label: t("engine:units.hours") },
    { value: "day", label: t("engine:units.days") },
  ] as const;
  return (
    <form onSubmit={save}>
      <Stack gap="sm" w={270}>
        <Group gap={8} wrap="nowrap" align="flex-end">
          <NumberInput
            label={t("engine:interval")}
            value={count}
            onChange={setCount}
            min={1}
            allowDecimal={false}
            hideControls
            w={110}
            autoFocus
          />
          <Select
            aria-label={t("engine:intervalUnit")}
            data={units}
            value={unit}
            onChange={(value) => setUnit(value ?? "second")}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
        </Group>
        <Text fz="xs" c={isPossible ? "dimmed" : "var(--mantine-color-error)"} aria-live="polite">
          {t("engine:intervalRange")}
        </Text>
        {patch.error ? <ErrorNotice error={patch.error} /> : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" size="xs" onClick={onDone}>
            {t("terms:cancel")}
          </Button>
          <Button type="submit" size="xs" disabled={!isPossible} loading={patch.isPending}>
            {t("terms:save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
