import { Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { DayInput } from "../../../components/date-inputs.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { connectionsQuery } from "../api/erp-connections.ts";
import type { LogFilterProps } from "./log-filter-props.ts";

const TYPING_MS = 300;

const LABELS = { q: "text", old: "oldValue", new: "newValue" } as const;

/** Part of a text. */
export function TextFilter({ search, onChange, name }: LogFilterProps & { name: "q" | "old" | "new" }) {
  const { t } = useTexts();
  const asked = search[name] ?? "";
  const [text, setText] = useState(asked);
  // The filter was cleared, or another address was opened.
  useEffect(() => setText((typed) => (typed.trim() === asked ? typed : asked)), [asked]);
  const change = useDebouncedCallback(
    (value: string) => onChange({ [name]: value === "" ? undefined : value }),
    TYPING_MS,
  );
  const isSearch = name === "q";
  return (
    <TextInput
      w={{ base: "100%", xs: isSearch ? 260 : 170 }}
      label={t(`log:${LABELS[name]}`)}
      {...(isSearch
        ? {
            placeholder: t("log:textHint"),
            leftSection: <MagnifyingGlassIcon size={16} aria-hidden="true" />,
          }
        : {})}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        change(event.currentTarget.value.trim());
      }}
    />
  );
}

export function ConnectionFilter({ search, onChange }: LogFilterProps) {
  const { t } = useTexts();
  // The log of a deleted connection stays, so the filter offers it too.
  const connections = useQuery(connectionsQuery(true));
  return (
    <Select
      w={{ base: "100%", xs: 210 }}
      label={t("log:connection")}
      placeholder={t("log:allConnections")}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      data={(connections.data ?? []).map(({ id, displayName }) => ({
        value: String(id),
        label: displayName,
      }))}
      value={search.connection === undefined ? null : String(search.connection)}
      onChange={(id) => onChange({ connection: id === null ? undefined : Number(id) })}
    />
  );
}

export function DirectionFilter({ search, onChange }: LogFilterProps) {
  const { t } = useTexts();
  return (
    <Select
      w={{ base: "100%", xs: 170 }}
      label={t("log:direction")}
      placeholder={t("log:bothDirections")}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      data={[
        { value: "crm", label: t("log:toCrm") },
        { value: "erp", label: t("log:toErp") },
      ]}
      value={search.target ?? null}
      onChange={(target) => onChange({ target: target ?? undefined })}
    />
  );
}

/** The first or the last day. */
export function DayFilter({ search, onChange, name }: LogFilterProps & { name: "from" | "to" }) {
  const { t } = useTexts();
  return (
    <DayInput
      w={{ base: "100%", xs: 140 }}
      label={t(`log:${name}`)}
      {...(name === "to" && search.from !== undefined ? { minDate: search.from } : {})}
      value={search[name] ?? ""}
      onChange={(day) => onChange({ [name]: day === "" ? undefined : day })}
    />
  );
}
