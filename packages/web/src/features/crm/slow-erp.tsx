import { Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";

/** Most ERPs have answered by then, in milliseconds. */
const PATIENCE_MS = 6000;

/** Whoever waits for an ERP longer than usual is told that nothing is the matter yet. */
export function SlowErp() {
  const { t } = useTexts();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Text fz="sm" c="dimmed" role="status">
      {isSlow ? t("erpLink:slow") : null}
    </Text>
  );
}
