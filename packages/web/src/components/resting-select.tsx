import { Combobox, Input } from "@mantine/core";

interface RestingSelectProps {
  "aria-label": string;
  /** What is chosen, as the select shows it; "" where nothing is. */
  text: string;
  placeholder: string;
  isDisabled: boolean;
  clearText: string;
  onClear: () => void;
  /** It gets the focus, by whatever way: now the select is needed, which takes the focus over and opens. */
  onWake: () => void;
}

/**
 * What a searchable select that can be cleared looks like, and reads like, as long as nobody uses it. In a table with a
 * select in every row the selects are most of the time that it takes to show.
 */
export function RestingSelect(props: RestingSelectProps) {
  const { text, placeholder, isDisabled, clearText, onClear, onWake } = props;
  return (
    <Input
      size="xs"
      role="combobox"
      aria-label={props["aria-label"]}
      aria-haspopup="listbox"
      aria-expanded={false}
      autoComplete="off"
      value={text}
      placeholder={placeholder}
      disabled={isDisabled}
      rightSectionPointerEvents="none"
      __defaultRightSection={<Combobox.Chevron size="xs" />}
      __clearSection={<Combobox.ClearButton aria-label={clearText} onClear={onClear} />}
      __clearable={text !== "" && !isDisabled}
      onChange={onWake}
      onFocus={onWake}
      onMouseDown={(event) => {
        // The browser would give the focus to what is pressed, which is about to be another element.
        event.preventDefault();
        onWake();
      }}
    />
  );
}
