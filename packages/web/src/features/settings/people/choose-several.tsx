import { MultiSelect } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";

interface ChooseSeveralProps {
  label: string;
  /** Said when nobody has the name that was typed. */
  nothingFound: string;
  options: readonly { id: number; name: string }[];
  chosen: readonly number[];
  onChange: (ids: number[]) => void;
}

/** Several of many, found by name: the members of a group, the groups of a user. */
export function ChooseSeveral({ label, nothingFound, options, chosen, onChange }: ChooseSeveralProps) {
  const { t } = useTexts();
  return (
    <MultiSelect
      label={label}
      data={options.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={chosen.map(String)}
      onChange={(ids) => onChange(ids.map(Number))}
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage={nothingFound}
      clearButtonProps={{ "aria-label": t("clear") }}
    />
  );
}
