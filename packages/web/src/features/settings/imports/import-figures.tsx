import { IMPORT_RESULTS, type ImportView } from "@brygga/api-contract";
import { useTexts } from "../../../i18n/use-texts.ts";
import { FigureFilter } from "./figure-filter.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

interface ImportFiguresProps {
  view: ImportView;
  /** Whether the lines are shown below, so that one of the figures is what they are filtered by. */
  isFilter: boolean;
}

/** What has come of the actors so far, in figures; each leads to its lines. */
export function ImportFigures({ view: { results }, isFilter }: ImportFiguresProps) {
  const { t } = useTexts();
  const { search, change } = useImportNavigation();
  const all = IMPORT_RESULTS.reduce((sum, name) => sum + results[name], 0);
  return (
    <FigureFilter
      label={t("imports:result.filter")}
      value={isFilter ? search.result : null}
      onChange={(result) => change({ step: "result", result })}
      figures={[
        { key: undefined, label: t("imports:lines.all"), count: all },
        ...IMPORT_RESULTS.map((key) => ({
          key,
          label: t(`imports:results.${key}`),
          count: results[key],
          isAlarming: key === "failed",
        })),
      ]}
    />
  );
}
