import { Radio, Stack } from "@mantine/core";
import { isSamePlace } from "./connector-place.ts";

export interface PlaceOption {
  /** The address that it stands for. */
  url: string;
  label: string;
  /** Lines. */
  description: string;
}

interface PlaceChoiceProps {
  label: string;
  hint: string;
  options: readonly PlaceOption[];
  /** The chosen address; "" for none. */
  value: string;
  onChange: (option: PlaceOption) => void;
  error: string | null;
  /** Says that the chosen address is not among the options any more. */
  gone: string;
}

/** One of the connectors that were found. A chosen one that is gone stays in sight, with what is wrong. */
export function PlaceChoice({ label, hint, options, value, onChange, error, gone }: PlaceChoiceProps) {
  const known = options.find(({ url }) => isSamePlace(url, value));
  const shown =
    value === "" || known !== undefined
      ? options
      : [{ url: value, label: value, description: gone }, ...options];
  return (
    <Radio.Group
      label={label}
      description={hint}
      required
      error={error}
      value={known?.url ?? value}
      onChange={(url) => {
        const chosen = shown.find((option) => option.url === url);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Stack gap={8} mt={8} mb={error === null ? 0 : 6}>
        {shown.map((option) => (
          <Radio
            key={option.url}
            value={option.url}
            label={option.label}
            description={option.description}
            styles={{
              body: { alignItems: "flex-start" },
              description: { overflowWrap: "anywhere", whiteSpace: "pre-line" },
            }}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
