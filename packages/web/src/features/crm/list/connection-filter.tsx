import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTexts } from "../../../i18n/use-texts.ts";
import { usableConnectionsQuery } from "../api/usable-connections.ts";
import type { ListFilterProps } from "./list-filter-props.ts";

/** Whether the records are connected in an ERP connection. Not there for those who may use none. */
export function ConnectionFilter({ entity, search, onChange }: ListFilterProps) {
  const { t } = useTexts();
  const connections = useQuery(usableConnectionsQuery).data ?? [];
  const offered = connections.filter(({ entities }) => entities.includes(entity));
  const chosen = search.linked ?? search.unlinked;
  if (offered.length === 0 && chosen === undefined) return null;
  const choose = (id: number | undefined, isLinked: boolean) =>
    onChange({ linked: isLinked ? id : undefined, unlinked: isLinked ? undefined : id });
  return (
    <>
      <Select
        w={{ base: "100%", xs: 190 }}
        label={t("recordLists:connection")}
        placeholder={t("recordLists:anyConnection")}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={chosen === undefined ? null : String(chosen)}
        onChange={(id) => choose(id === null ? undefined : Number(id), search.unlinked === undefined)}
      />
      {chosen === undefined ? null : (
        <Select
          w={{ base: "100%", xs: 180 }}
          label={t("recordLists:connectedIn")}
          allowDeselect={false}
          data={[
            { value: "linked", label: t("recordLists:isConnected") },
            { value: "unlinked", label: t("recordLists:isNotConnected") },
          ]}
          value={search.linked === undefined ? "unlinked" : "linked"}
          onChange={(how) => choose(chosen, how === "linked")}
        />
      )}
    </>
  );
}
