import { Input, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { AppChoice } from "./app-choice.tsx";
import { PLACES, type Place, type PlaceDraft } from "./connector-place.ts";
import { PluginChoice } from "./plugin-choice.tsx";

interface PlaceFieldsProps {
  draft: PlaceDraft;
  /** What is wrong with the address, once it was looked at. */
  error: string | null;
  /** With a name that fits what was chosen, where there is one. */
  onChange: (change: Partial<PlaceDraft>, name?: string) => void;
}

/** Where the connector is: a URL, one of the plugins that were found, or a registered application. */
export function PlaceFields({ draft, error, onChange }: PlaceFieldsProps) {
  const { t } = useTexts();
  const labelId = useId();
  return (
    <Stack gap="sm">
      <Stack gap={4}>
        <Input.Label id={labelId} labelElement="div">
          {t("places:label")}
        </Input.Label>
        <SegmentedControl
          aria-labelledby={labelId}
          fullWidth
          data={PLACES.map((value) => ({ value, label: t(`places:kinds.${value}`) }))}
          value={draft.place}
          onChange={(place) => onChange({ place: place as Place })}
        />
      </Stack>
      {draft.place === "url" ? (
        <TextInput
          label={t("terms:url")}
          description={t("connectors:urlHint")}
          required
          type="url"
          maxLength={2000}
          spellCheck={false}
          value={draft.url}
          error={error}
          onChange={(event) => onChange({ url: event.currentTarget.value })}
        />
      ) : null}
      {draft.place === "plugin" ? (
        <PluginChoice
          value={draft.plugin}
          error={error}
          onChange={({ url, label }) => onChange({ plugin: url }, label)}
        />
      ) : null}
      {draft.place === "app" ? (
        <AppChoice
          value={draft.app}
          error={error}
          onChange={({ url, label }) => onChange({ app: url }, label)}
        />
      ) : null}
    </Stack>
  );
}
