import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useSyncNavigation } from "./use-sync-navigation.ts";

interface ActorTypeTabsProps<Type extends { actorType: string }> {
  types: readonly Type[];
  render: (type: Type) => ReactNode;
}

/** One tab per actor type; the open one is in the address. */
export function ActorTypeTabs<Type extends { actorType: string }>({
  types,
  render,
}: ActorTypeTabsProps<Type>) {
  const { t } = useTexts();
  const { search, change } = useSyncNavigation();
  const present = types.find(({ actorType }) => actorType === search.tab) ?? types[0];
  if (present === undefined) return null;
  return (
    <Tabs value={present.actorType} onChange={(tab) => change({ tab: tab ?? undefined })} keepMounted={false}>
      <Tabs.List aria-label={t("mapping:tabs")}>
        {types.map(({ actorType }) => (
          <Tabs.Tab key={actorType} value={actorType}>
            {actorTypeName(t, actorType)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={present.actorType} pt="md">
        {render(present)}
      </Tabs.Panel>
    </Tabs>
  );
}
