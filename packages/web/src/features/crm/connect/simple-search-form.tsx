import { ActionIcon, Group, TextInput, Tooltip } from "@mantine/core";
import { MagnifyingGlassPlusIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { actorSearchQuery } from "../api/connect.ts";
import { useRecordNavigation } from "../record/use-record-navigation.ts";
import type { ConnectStepProps } from "./connect-step-props.ts";
import { FoundActors } from "./found-actors.tsx";
import { SearchButton } from "./search-button.tsx";

/** Simple search; the record's own name was searched for when the dialog opened. */
export function SimpleSearchForm(props: ConnectStepProps) {
  const { section, actorType } = props;
  const { t } = useTexts();
  const { search, change } = useRecordNavigation();
  const text = search.find ?? "";
  const [typed, setTyped] = useState(text);
  const { connectionId, parent } = section;
  const found = useQuery(actorSearchQuery({ connectionId, actorType, text, parent }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === text) void found.refetch();
    else change({ find: typed.trim() });
  };
  return (
    <>
      <form onSubmit={submit}>
        <Group gap={8} align="flex-end" wrap="nowrap">
          <TextInput
            type="search"
            flex={1}
            miw={0}
            label={t("crm:connect.searchLabel")}
            value={typed}
            data-autofocus
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <SearchButton isSearching={found.isFetching} />
          <Tooltip label={t("erpLink:search.advanced")}>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t("erpLink:search.advanced")}
              onClick={() => change({ advanced: true })}
            >
              <MagnifyingGlassPlusIcon size={18} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        </Group>
      </form>
      <FoundActors {...props} found={found} text={text} />
    </>
  );
}
