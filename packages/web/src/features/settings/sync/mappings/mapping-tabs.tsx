import type { ActorTypeMapping, CrmField } from "@brygga/api-contract";
import { Tabs } from "@mantine/core";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import type { Draft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { type MappingDraft, setActive, setFields, withChanges } from "./mapping-draft.ts";
import { MappingTab } from "./mapping-tab.tsx";

interface MappingTabsProps {
  stored: readonly ActorTypeMapping[];
  crmFields: readonly CrmField[];
  draft: Draft<MappingDraft>;
  isReadOnly: boolean;
}

/** One tab per supported actor type. */
export function MappingTabs({ stored, crmFields, draft, isReadOnly }: MappingTabsProps) {
  const { t } = useTexts();
  const { search, change } = useSyncNavigation();
  const present = stored.find(({ actorType }) => actorType === search.tab) ?? stored[0];
  if (present === undefined) return null;
  return (
    <Tabs value={present.actorType} onChange={(tab) => change({ tab: tab ?? undefined })} keepMounted={false}>
      <Tabs.List aria-label={t("mapping:tabs")}>
        {stored.map(({ actorType }) => (
          <Tabs.Tab key={actorType} value={actorType}>
            {actorTypeName(t, actorType)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {stored.map((type) => (
        <Tabs.Panel key={type.actorType} value={type.actorType} pt="md">
          <MappingTab
            mapping={withChanges(type, draft.value)}
            crmFields={crmFields}
            isReadOnly={isReadOnly}
            onActive={(active) => draft.set(setActive(draft.value, type.actorType, active))}
            onFields={(fields) => draft.set(setFields(draft.value, type.actorType, fields))}
          />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
