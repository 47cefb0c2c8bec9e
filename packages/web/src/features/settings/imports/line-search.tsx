import { useTexts } from "../../../i18n/use-texts.ts";
import { SearchBox } from "../../crm/list/search-box.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

/** Finds lines by name or key. */
export function LineSearch() {
  const { t } = useTexts();
  const { search, change } = useImportNavigation();
  return (
    <SearchBox
      label={t("imports:lines.search")}
      value={search.q ?? ""}
      onSearch={(q) => change({ q: q === "" ? undefined : q })}
    />
  );
}
