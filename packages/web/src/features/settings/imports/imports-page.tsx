import { Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { importsQuery } from "../api/imports.ts";
import { DeleteImport } from "./delete-import.tsx";
import { ImportsPanel } from "./imports-panel.tsx";
import { NewImportDialog } from "./new-import-dialog.tsx";
import { useImportsNavigation } from "./use-imports-navigation.ts";

/** Settings > Import: what was taken in from ERP systems, and the way to take in more. */
export function ImportsPage() {
  const { t } = useTexts();
  const { search, change } = useImportsNavigation();
  const imports = useInfiniteQuery(importsQuery);
  const selected = imports.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === search.import);
  const close = () => change({ dialog: undefined, connection: undefined, actorType: undefined });
  usePageTitle(t("imports:title"));
  return (
    <>
      <Title order={1} mb={4}>
        {t("imports:title")}
      </Title>
      <Stack gap="lg">
        <Text fz="sm" c="dimmed">
          {t("imports:intro")}
        </Text>
        <ImportsPanel query={imports} selected={selected} />
      </Stack>
      {search.dialog === "new" ? <NewImportDialog onClose={close} /> : null}
      {search.dialog === "delete" && selected !== undefined ? (
        <DeleteImport view={selected} onClose={close} />
      ) : null}
    </>
  );
}
