import { DUPLICATE_MATCHES } from "@brygga/api-contract";
import { Radio, Stack, Text, Title } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";
import { MatchSelect } from "./match-select.tsx";
import type { SettingsProps } from "./settings-props.ts";

const WITHOUT_COMPANY = ["import", "skip"] as const;

/** The contacts of imported companies, and contacts whose company is not there; nothing for projects. */
export function ContactSettings(props: SettingsProps) {
  const { view, isFixed, onChange } = props;
  const { t } = useTexts();
  const { settings, entity } = view;
  if (entity === "project") return null;
  return (
    <Stack gap="md" component="section" aria-label={t("imports:settings.contacts")}>
      <Title order={3}>{t("imports:settings.contacts")}</Title>
      {entity === "company" ? <BringContacts {...props} /> : null}
      {entity === "contact" ? (
        <Radio.Group
          label={t("imports:settings.withoutCompany")}
          value={settings.contactsWithoutCompany}
          onChange={(chosen) => {
            const contactsWithoutCompany = WITHOUT_COMPANY.find((one) => one === chosen);
            if (contactsWithoutCompany !== undefined) onChange({ contactsWithoutCompany });
          }}
        >
          <Stack gap={10} mt={6}>
            {WITHOUT_COMPANY.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                disabled={isFixed}
                label={t(`imports:withoutCompany.${choice}.label`)}
                description={t(`imports:withoutCompany.${choice}.hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
    </Stack>
  );
}

function BringContacts({ view, isFixed, onChange }: SettingsProps) {
  const { t } = useTexts();
  const { settings, contactMatches, contactIdFields, contactsObstacle } = view;
  if (contactsObstacle !== null) {
    return (
      <Text fz="sm" c="dimmed">
        {t(`imports:settings.contactsObstacles.${contactsObstacle}`)}
      </Text>
    );
  }
  return (
    <>
      <Text fz="sm">{t("imports:settings.bringHint")}</Text>
      <MatchSelect
        entity="contact"
        label={t("imports:settings.contactMatch")}
        matches={contactMatches}
        value={settings.contactMatch}
        idFields={contactIdFields}
        idFieldKey={settings.contactIdFieldKey}
        isDisabled={isFixed}
        onChange={(match) => {
          const contactMatch = DUPLICATE_MATCHES.contact.find((one) => one === match);
          if (contactMatch !== undefined) onChange({ contactMatch, contactIdFieldKey: null });
        }}
        onChooseId={(contactIdFieldKey) => onChange({ contactIdFieldKey })}
      />
    </>
  );
}
