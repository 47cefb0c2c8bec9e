import { Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { connectionsQuery } from "../api/erp-connections.ts";
import type { LogSearch } from "./log-search.ts";

interface LogFilterProps {
  search: LogSearch;
  onChange: (part: Partial<LogSearch>) => void;
}

/** Filter by connection, direction and text; problems only by connection. */
export function LogFilter({ search, onChange }: LogFilterProps) {
  const { t } = useTexts();
  // The log of a deleted connection stays, so the filter offers it too.
  const connections = useQuery(connectionsQuery(true));
  const [text, setText] = useState(search.q ?? "");
  const changeText = useDebouncedCallback((q: string) => onChange({ q: q === "" ? undefined : q }), 300);
  return (
    <Group gap="sm" mb="md">
      <Select
        w={{ base: "100%", xs: 230 }}
        aria-label={t("settings:log.connection")}
        placeholder={t("settings:log.allConnections")}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        data={(connections.data ?? []).map(({ id, displayName }) => ({
          value: String(id),
          label: displayName,
        }))}
        value={search.connection === undefined ? null : String(search.connection)}
        onChange={(id) => onChange({ connection: id === null ? undefined : Number(id) })}
      />
      {search.view === "problems" ? null : (
        <>
          <Select
            w={{ base: "100%", xs: 180 }}
            aria-label={t("settings:log.direction")}
            placeholder={t("settings:log.bothDirections")}
            clearable
            clearButtonProps={{ "aria-label": t("clear") }}
            data={[
              { value: "crm", label: t("settings:log.toCrm") },
              { value: "erp", label: t("settings:log.toErp") },
            ]}
            value={search.target ?? null}
            onChange={(target) => onChange({ target: target ?? undefined })}
          />
          <TextInput
            w={{ base: "100%", xs: 240 }}
            aria-label={t("settings:log.text")}
            placeholder={t("settings:log.textHint")}
            leftSection={<MagnifyingGlassIcon size={16} aria-hidden="true" />}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              changeText(event.currentTarget.value.trim());
            }}
          />
        </>
      )}
    </Group>
  );
}
