import { type Translate, textOf } from "../../../../i18n/use-texts.ts";

const PADDED = /^zeros-(\d+)$/;

/** What the ERP has been learned to do to texts, in words; "" where that is nothing. */
export function storedAsText(t: Translate, storedAs: readonly string[]): string {
  const steps = storedAs.map((step) => {
    const length = PADDED.exec(step)?.[1];
    return length === undefined
      ? textOf(t, `fields:storedAs.steps.${step}`)
      : t("fields:storedAs.steps.zeros", { length });
  });
  const said = steps.filter((step) => step !== "").join(", ");
  return said === "" ? "" : t("fields:storedAs.text", { steps: said });
}
