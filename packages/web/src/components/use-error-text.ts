import { useTexts } from "../i18n/use-texts.ts";
import { describeError } from "./describe-error.ts";

/** An error in one line, for places that have no room for more. */
export function useErrorText() {
  const { t } = useTexts();
  return (error: unknown): string => {
    const { title, advice, explanation } = describeError(t, error);
    return `${title}. ${explanation === "" ? advice : explanation}`;
  };
}
