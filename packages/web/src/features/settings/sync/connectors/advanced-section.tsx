import type { ConnectorDefaults } from "@brygga/api-contract";
import { Checkbox, Select, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { Foldable } from "../../../../components/foldable.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import {
  type AdvancedDraft,
  type AdvancedProps,
  isWrongHeader,
  NUMBER_MEMBERS,
  type NumberMember,
  numberMembersOf,
  TEXT_MEMBERS,
  wrongNumbers,
} from "./advanced-draft.ts";
import { CredentialsFields } from "./credentials-fields.tsx";
import { FoundAtUrl } from "./found-at-url.tsx";

/** How the connector is called, for the few that are not as most are; closed until somebody asks for it. */
export function AdvancedSection(props: AdvancedProps) {
  const { t } = useTexts();
  const hasErrors = props.isChecked && (wrongNumbers(props.draft).length > 0 || isWrongHeader(props.draft));
  return (
    <Foldable title={t("advanced:title")} isHeldOpen={hasErrors}>
      {props.place === "plugin" ? (
        <NumberFields {...props} />
      ) : (
        <>
          <FoundAtUrl found={props.found} />
          <SpellingFields {...props} />
          <NumberFields {...props} />
          <CredentialsFields {...props} />
          <ValueFields {...props} />
        </>
      )}
    </Foldable>
  );
}

function SpellingFields({ draft, onChange, connector }: AdvancedProps) {
  const { t } = useTexts();
  return (
    <>
      {TEXT_MEMBERS.map((member) => (
        <TextInput
          key={member}
          label={t(`advanced:${member}`)}
          placeholder={connector?.defaults[member] ?? t("advanced:asFound")}
          maxLength={500}
          spellCheck={false}
          value={draft[member]}
          onChange={(event) => onChange({ [member]: event.currentTarget.value })}
        />
      ))}
      <Select
        label={t("advanced:soapActionStyle")}
        placeholder={t("advanced:soapActions.quoted")}
        data={(["quoted", "unquoted", "empty"] as const).map((value) => ({
          value,
          label: t(`advanced:soapActions.${value}`),
        }))}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        value={draft.soapActionStyle || null}
        onChange={(value) => onChange({ soapActionStyle: (value ?? "") as AdvancedDraft["soapActionStyle"] })}
      />
    </>
  );
}

/** Of a connector that is not there yet, Brygga's own. */
const DEFAULTS: Pick<ConnectorDefaults, NumberMember> = {
  requestBytes: 61_440,
  connectSeconds: 10,
  answerSeconds: 60,
  callSeconds: 120,
  concurrency: 4,
};

function NumberFields({ place, draft, onChange, connector, isChecked }: AdvancedProps) {
  const { t } = useTexts();
  const wrong = isChecked ? wrongNumbers(draft) : [];
  // What keeps the dialog from being saved is always in sight.
  const members = [...new Set([...numberMembersOf(place), ...wrong])];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {members.map((member) => {
        const [least, most] = NUMBER_MEMBERS[member];
        const range = { least, most };
        return (
          <TextInput
            key={member}
            label={t(`advanced:${member}`)}
            placeholder={String((connector?.defaults ?? DEFAULTS)[member])}
            inputMode="decimal"
            value={draft[member]}
            error={wrong.includes(member) ? t("advanced:range", range) : null}
            onChange={(event) => onChange({ [member]: event.currentTarget.value.trim() })}
          />
        );
      })}
    </SimpleGrid>
  );
}

function ValueFields({ draft, onChange }: AdvancedProps) {
  const { t } = useTexts();
  return (
    <>
      <Textarea
        label={t("advanced:ca")}
        description={t("advanced:caHint")}
        placeholder="-----BEGIN CERTIFICATE-----"
        autosize
        maxRows={6}
        spellCheck={false}
        value={draft.ca}
        onChange={(event) => onChange({ ca: event.currentTarget.value })}
      />
      <Select
        label={t("advanced:controlCharacters")}
        description={t("advanced:controlCharactersHint")}
        placeholder={t("advanced:policies.keep")}
        data={(["keep", "replace", "refuse"] as const).map((value) => ({
          value,
          label: t(`advanced:policies.${value}`),
        }))}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        value={draft.controlCharacters || null}
        onChange={(value) =>
          onChange({ controlCharacters: (value ?? "") as AdvancedDraft["controlCharacters"] })
        }
      />
      <TextInput
        label={t("advanced:unknownConnectionPattern")}
        description={t("advanced:unknownConnectionHint")}
        placeholder="*UNKNOWN*CONNECTION*"
        maxLength={200}
        spellCheck={false}
        value={draft.unknownConnectionPattern}
        onChange={(event) => onChange({ unknownConnectionPattern: event.currentTarget.value })}
      />
      <Checkbox
        label={t("advanced:plainConfiguration")}
        description={t("advanced:plainConfigurationHint")}
        checked={draft.plainConfiguration}
        onChange={(event) => onChange({ plainConfiguration: event.currentTarget.checked })}
      />
    </>
  );
}
