import { Badge, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { uncertainCreatesQuery } from "../../crm/api/create.ts";

/** How many are in doubt is said before somebody looks: nobody expects any. */
export function DoubtsTab() {
  const { t } = useTexts();
  const { number } = useFormat();
  const count = useQuery(uncertainCreatesQuery).data?.length ?? 0;
  return (
    <Tabs.Tab
      value="doubts"
      rightSection={
        count === 0 ? undefined : (
          <Badge size="sm" color="orange" variant="light">
            {number(count)}
          </Badge>
        )
      }
    >
      {t("erpLink:doubt.tab")}
    </Tabs.Tab>
  );
}
