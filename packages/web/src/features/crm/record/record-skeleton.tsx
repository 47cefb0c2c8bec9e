import { SimpleGrid, Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";

/** Stands in for a record that is being read. */
export function RecordSkeleton() {
  const { t } = useTexts();
  return (
    <Stack gap="lg" role="status">
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      <Skeleton height={34} maw={320} />
      <Skeleton height={30} maw={240} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {["general", "address", "internet", "note"].map((part) => (
          <Skeleton key={part} height={220} radius="lg" />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
