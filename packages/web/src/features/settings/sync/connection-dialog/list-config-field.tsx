import { Loader, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../../api/client.ts";
import { queryKeys } from "../../../../api/query-keys.ts";
import { useErrorText } from "../../../../components/use-error-text.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import type { ConfigWidgetProps } from "./config-widget.ts";
import type { ConnectionForm } from "./use-connection-form.ts";

/** Reads a configuration list: of the connector while the connection is new, of the connection later. */
const configListQuery = (connectorId: number, connectionId: number | undefined, name: string) => ({
  queryKey:
    connectionId === undefined
      ? queryKeys.syncConnectors.configList(connectorId, name)
      : queryKeys.erpConnections.erpList(connectionId, name),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    connectionId === undefined
      ? call("getConnectorList", { params: { id: connectorId, name }, signal })
      : call("getErpList", { params: { id: connectionId, name }, signal }),
  retry: false,
});

/** A list field: its items are read when it is opened, or when it has a value whose text is to be shown. */
export function ListConfigField(props: ConfigWidgetProps & { form: ConnectionForm }) {
  const { field, value, onChange, common, form } = props;
  const { t } = useTexts();
  const errorText = useErrorText();
  const [isOpened, setOpened] = useState(false);
  const { connectorId } = form.draft.value;
  const list = useQuery({
    ...configListQuery(connectorId ?? 0, form.stored?.id, field.listName),
    enabled: connectorId !== null && (isOpened || value !== ""),
  });
  const items = (list.data?.items ?? []).map(({ key, text }) => ({ value: key, label: text || key }));
  if (value !== "" && !items.some((item) => item.value === value)) items.unshift({ value, label: value });
  return (
    <Select
      {...common}
      error={common.error ?? (list.error ? errorText(list.error) : null)}
      data={items}
      value={value === "" ? null : value}
      placeholder={t("terms:noSelection")}
      clearable={!common.required}
      clearButtonProps={{ "aria-label": t("clear") }}
      searchable={items.length > 10}
      nothingFoundMessage={t(list.isFetching ? "connectionForm:listLoading" : "connectionForm:listEmpty")}
      rightSection={list.isFetching ? <Loader size={16} aria-hidden="true" /> : undefined}
      onDropdownOpen={() => {
        setOpened(true);
        if (list.isError) void list.refetch();
      }}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
