import {
  type ConnectPair,
  compareForConnect,
  type FieldDifference,
  type Side,
} from "../connect/compare-for-connect.ts";
import { planConnect } from "../connect/first-connect.ts";

/**
 * What happens to values that differ when records are connected without anybody looking at each: "priority" takes what is
 * proposed, "crm" and "erp" that side, as far as the directions allow. A blank side is filled in by any of them.
 * "fill-blanks" does nothing else than that, and leaves records in which a value would have to give way.
 */
export type MatchRule = "priority" | "crm" | "erp" | "fill-blanks";

export type ChoicesByRule =
  | { readonly kind: "connect"; readonly choices: Readonly<Record<string, Side>> }
  /** The record is not to be connected; the ERP fields in which a value would have to give way. */
  | { readonly kind: "leave"; readonly erpFieldKeys: readonly string[] };

/** What a rule chooses for a pair. */
export function choicesByRule(pair: ConnectPair, rule: MatchRule): ChoicesByRule {
  const { differences } = compareForConnect(pair);
  if (rule !== "fill-blanks")
    return { kind: "connect", choices: rule === "priority" ? {} : keep(differences, rule) };
  const plan = planConnect(pair, {});
  const replaced = plan.log.filter(({ oldValue }) => oldValue !== "").map(({ erpFieldKey }) => erpFieldKey);
  if (replaced.length === 0) return { kind: "connect", choices: {} };
  return { kind: "leave", erpFieldKeys: [...new Set(replaced)] };
}

/** A blank is nothing to keep: it takes the other side's value, which is what is proposed anyway. */
function keep(differences: readonly FieldDifference[], side: Side): Readonly<Record<string, Side>> {
  const kept = differences.filter(
    ({ allowed, crmValue, erpValue }) => allowed.includes(side) && crmValue !== "" && erpValue !== "",
  );
  return Object.fromEntries(kept.map(({ erpFieldKey }) => [erpFieldKey, side]));
}
