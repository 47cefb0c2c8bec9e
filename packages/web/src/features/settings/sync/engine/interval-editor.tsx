import { Button, Popover, Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { TimerIcon } from "@phosphor-icons/react";
import { lazy, Suspense } from "react";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";

// Its inputs are larger than the rest of the Sync tab.
const IntervalForm = lazy(async () => ({ default: (await import("./interval-form.tsx")).IntervalForm }));

/** Shows the interval of automatic sync on a button that opens its editor. */
export function IntervalEditor({ seconds }: { seconds: number }) {
  const { t } = useTexts();
  const format = useFormat();
  const [isOpen, popover] = useDisclosure(false);
  return (
    <Popover opened={isOpen} onChange={popover.set} position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<TimerIcon size={16} aria-hidden="true" />}
          onClick={popover.toggle}
        >
          {t("engine:interval")}: {format.duration(seconds)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {isOpen ? (
          <Suspense fallback={<Skeleton height={110} width={270} />}>
            <IntervalForm seconds={seconds} onDone={popover.close} />
          </Suspense>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
