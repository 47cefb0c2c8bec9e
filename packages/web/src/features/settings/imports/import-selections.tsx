import { Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { selectionsOfImportQuery } from "../../crm/api/selections.ts";
import { AnchorLink } from "../../crm/links.tsx";
import { OpenSelection } from "../../crm/selections/open-selection.tsx";
import classes from "./import-selections.module.css";

/** What an import made and changed, each saved as a selection. */
export function ImportSelections({ importId }: { importId: number }) {
  const { t } = useTexts();
  const format = useFormat();
  const selections = useQuery(selectionsOfImportQuery(importId));
  if (selections.error)
    return <ErrorNotice error={selections.error} onRetry={() => void selections.refetch()} />;
  if (selections.data === undefined || selections.data.length === 0) return null;
  return (
    <Panel
      title={t("selections:title")}
      aside={
        <AnchorLink to="/selections" fz="sm">
          {t("selections:all")}
        </AnchorLink>
      }
    >
      <ul className={classes.list}>
        {selections.data.map((selection) => (
          <li key={selection.id}>
            <Group justify="space-between" gap="sm">
              <Text fz="sm">
                {t(`selections:kinds.${selection.kind}`)}, {t(`terms:entitiesMany.${selection.entity}`)}:{" "}
                <b>{format.number(selection.count)}</b>
              </Text>
              <OpenSelection selection={selection} />
            </Group>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
