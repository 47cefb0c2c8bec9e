import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTexts } from "../i18n/use-texts.ts";

/** Stands in for rows that are being read. */
export function TableSkeleton({ rows = 3 }: { rows?: number }) {
  const { t } = useTexts();
  return (
    <Stack gap="sm" p="md" role="status">
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => `row ${index}`).map((key) => (
        <Skeleton key={key} height={22} />
      ))}
    </Stack>
  );
}
