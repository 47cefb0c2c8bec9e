import { type Translate, textOf } from "../../../i18n/use-texts.ts";

/** Why a record was or would be left, in words; "" where there is no reason. */
export function proposalProblem(
  t: Translate,
  { problem, explanation }: { problem: string; explanation: string },
): string {
  if (problem === "") return "";
  return textOf(t, `matchMany:problems.${problem}`, { explanation }) || problem;
}
