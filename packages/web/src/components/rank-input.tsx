import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import classes from "./sortable-list.module.css";

interface RankInputProps {
  name: string;
  /** From 1. */
  rank: number;
  total: number;
  onChange: (rank: number) => void;
}

/** The rank as a number; another one that is typed moves the row there, however far that is. */
export function RankInput({ name, rank, total, onChange }: RankInputProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    const wanted = Number(typed);
    setTyped(undefined);
    if (typed !== undefined && Number.isInteger(wanted) && wanted >= 1) onChange(Math.min(wanted, total));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") commit();
    if (event.key !== "Escape" || typed === undefined) return;
    // Takes the typing back and leaves the dialog open.
    event.stopPropagation();
    setTyped(undefined);
  };
  return (
    <TextInput
      size="xs"
      className={classes.rank ?? ""}
      inputMode="numeric"
      data-control="rank"
      aria-label={t("order:rankOf", { name })}
      aria-description={t("order:rankHint", { total })}
      value={typed ?? String(rank)}
      onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ""))}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
