import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";

/** Long enough for the next key of a word, short enough to feel at once. */
const PAUSE_MS = 250;

interface SearchBoxProps {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}

/** Searches while one types. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const { t } = useTexts();
  const [text, setText] = useState(value);
  const searchSoon = useDebouncedCallback(onSearch, PAUSE_MS);
  const change = (next: string) => {
    setText(next);
    searchSoon(next.trim());
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      maw={460}
      flex="1 1 200px"
      value={text}
      leftSection={<MagnifyingGlassIcon size={16} aria-hidden="true" />}
      rightSection={text === "" ? null : <CloseButton aria-label={t("clear")} onClick={() => change("")} />}
      onChange={(event) => change(event.currentTarget.value)}
      styles={{ input: { appearance: "none" } }}
    />
  );
}
