import { TextInput } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";

interface NameInputProps {
  value: string;
  error: string | undefined;
  onChange: (name: string) => void;
}

/** What a user or a group is called: the first field of its dialog. */
export function NameInput({ value, error, onChange }: NameInputProps) {
  const { t } = useTexts();
  return (
    <TextInput
      label={t("terms:name")}
      required
      maxLength={200}
      autoComplete="off"
      data-autofocus
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
