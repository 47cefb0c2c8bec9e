import type { ListMapping } from "@brygga/api-contract";
import { NavLink, Text } from "@mantine/core";
import { WarningCircleIcon } from "@phosphor-icons/react";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import type { Draft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { ListItems } from "./list-items.tsx";
import classes from "./list-mapping.module.css";
import { duplicatesOf, type ListMappingDraft, listKey, setItems, withChanges } from "./list-mapping-draft.ts";

interface ListMappingBodyProps {
  stored: readonly ListMapping[];
  draft: Draft<ListMappingDraft>;
  isReadOnly: boolean;
  onRetry: () => void;
}

/** Left the lists per actor type, right the items of the chosen one. */
export function ListMappingBody({ stored, draft, isReadOnly, onRetry }: ListMappingBodyProps) {
  const { t } = useTexts();
  const { search, change } = useSyncNavigation();
  const lists = stored.map((list) => withChanges(list, draft.value));
  // A reason against activation leads here by actor type, the reader's own choice by list.
  const chosen =
    lists.find((list) => listKey(list) === search.tab) ??
    lists.find(({ actorType }) => actorType === search.tab) ??
    lists[0];
  if (chosen === undefined) return null;
  return (
    <div className={classes.body}>
      <nav aria-label={t("listMapping:lists")} className={classes.lists}>
        {lists.map((list) => (
          <NavLink
            key={listKey(list)}
            component="button"
            className={classes.list ?? ""}
            active={list === chosen}
            aria-current={list === chosen ? "true" : undefined}
            label={list.displayName}
            description={actorTypeName(t, list.actorType)}
            rightSection={<ListState list={list} />}
            onClick={() => change({ tab: listKey(list) })}
          />
        ))}
      </nav>
      <ListItems
        key={listKey(chosen)}
        list={chosen}
        isReadOnly={isReadOnly}
        onRetry={onRetry}
        onChange={(items) => draft.set(setItems(draft.value, chosen, items))}
      />
    </div>
  );
}

function ListState({ list }: { list: ListMapping }) {
  const { t } = useTexts();
  const wrong = duplicatesOf(list).size > 0 ? "duplicate" : list.error === "" ? null : "errorTitle";
  if (wrong !== null) {
    return (
      <WarningCircleIcon
        size={18}
        color="var(--mantine-color-error)"
        aria-label={t(`listMapping:${wrong}`)}
      />
    );
  }
  const mapped = list.items.filter(({ crmItemKey }) => crmItemKey !== null).length;
  return (
    <Text fz="xs" c="dimmed" span>
      {`${mapped}/${list.items.length}`}
    </Text>
  );
}
