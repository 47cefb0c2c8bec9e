import { UnstyledButton } from "@mantine/core";
import { useFormat } from "../../../components/use-format.ts";
import classes from "./figure-filter.module.css";

interface Figure<Key extends string> {
  /** undefined: all of them. */
  key: Key | undefined;
  label: string;
  count: number;
  isAlarming?: boolean;
}

interface FigureFilterProps<Key extends string> {
  label: string;
  figures: readonly Figure<Key>[];
  /** null: nothing is filtered. */
  value: Key | undefined | null;
  onChange: (key: Key | undefined) => void;
}

/** Figures of a list; a click shows only what the figure counts. */
export function FigureFilter<Key extends string>(props: FigureFilterProps<Key>) {
  const { label, figures, value, onChange } = props;
  const format = useFormat();
  return (
    <fieldset className={classes.figures} aria-label={label}>
      {figures.map(({ key, label: name, count, isAlarming = false }) => (
        <UnstyledButton
          key={key ?? ""}
          className={classes.figure}
          aria-pressed={key === value}
          data-alert={(isAlarming && count > 0) || undefined}
          onClick={() => onChange(key)}
        >
          <span className={classes.count}>{format.number(count)}</span>
          <span className={classes.name}>{name}</span>
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
