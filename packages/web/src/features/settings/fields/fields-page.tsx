import { CRM_ENTITIES } from "@brygga/api-contract";
import { Stack, Tabs, Title } from "@mantine/core";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { FieldDialogs } from "./field-dialogs.tsx";
import { StandardFieldsPanel } from "./standard-fields-panel.tsx";
import { useFieldsNavigation } from "./use-fields-navigation.ts";
import { UserDefinedFieldsPanel } from "./user-defined-fields-panel.tsx";

/** Fields: what companies, contacts and projects hold, and what administrators added to it. */
export function FieldsPage() {
  const { t } = useTexts();
  const { entity, change } = useFieldsNavigation();
  usePageTitle(t("userFields:title"));
  return (
    <>
      <Title order={1} mb="sm">
        {t("userFields:title")}
      </Title>
      <Tabs
        value={entity}
        keepMounted={false}
        onChange={(value) => {
          const chosen = CRM_ENTITIES.find((one) => one === value);
          if (chosen !== undefined) change({ entity: chosen, field: undefined });
        }}
      >
        <Tabs.List aria-label={t("userFields:entities")}>
          {CRM_ENTITIES.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`terms:entities.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={entity} pt="md">
          <Stack gap="lg">
            <UserDefinedFieldsPanel />
            <StandardFieldsPanel />
          </Stack>
        </Tabs.Panel>
      </Tabs>
      <FieldDialogs />
    </>
  );
}
