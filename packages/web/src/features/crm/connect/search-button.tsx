import { Button, Loader } from "@mantine/core";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useTexts } from "../../../i18n/use-texts.ts";

/** Submits a search. Not Button's own `loading`: that disables it, and Enter would do nothing while a search runs. */
export function SearchButton({ isSearching }: { isSearching: boolean }) {
  const { t } = useTexts();
  return (
    <Button
      type="submit"
      variant="default"
      flex="none"
      leftSection={isSearching ? <Loader size={16} /> : <MagnifyingGlassIcon size={16} aria-hidden="true" />}
    >
      {t("crm:connect.search")}
    </Button>
  );
}
