import type { Side } from "../connect/compare-for-connect.ts";
import { type CompiledType, compileTypes } from "../merge/compiled-type.ts";
import { type FieldDecision, type MergePolicy, mergeField } from "../merge/merge.ts";
import type { Decide, FieldValues } from "../merge/record-merge.ts";
import type { SyncPlan } from "../model/model.ts";
import type { CyclePorts, LinkPage } from "../model/ports.ts";
import { recover } from "../write/recover.ts";
import { type LinksReport, syncCandidates } from "./sync-links.ts";

export interface ResyncOptions {
  /** The side whose values are taken. */
  readonly source: Side;
  /** false: an empty value of the source never replaces a value. */
  readonly blankOverwrites: boolean;
}

export interface ResyncedPage extends LinksReport {
  /** Where the next page begins; null after the last. */
  readonly afterId: number | null;
}

/**
 * Brings one page of the linked records from one side to the other, whatever the stamps and the feed say, in
 * every field whose direction leads there. The other fields are left alone; positions do not move. A page that
 * is done again finds nothing to do.
 *
 * @throws ErpFailure when the ERP cannot be reached; what was committed stays.
 */
export async function resyncPage(
  plan: SyncPlan,
  ports: CyclePorts,
  { page, ...options }: ResyncOptions & { readonly page: LinkPage },
): Promise<ResyncedPage> {
  const types = compileTypes(plan).map((type) => resyncing(type, plan, options));
  const { unclear } = await recover(ports, types);
  const links = await ports.links.after(page);
  const candidates = links.map((link) => ({ link, isDue: false, mustCompare: true }));
  const report = await syncCandidates({ ports, types, origin: plan.origin, unclear }, candidates);
  return { ...report, afterId: links.length < page.limit ? null : (links.at(-1)?.id ?? null) };
}

const resyncing = (type: CompiledType, policy: MergePolicy, options: ResyncOptions): CompiledType => ({
  ...type,
  decide: decideByResync(policy, options),
  decideSaved: decideServed(policy, options),
});

const LEFT: FieldDecision = { kind: "left" };

/** One side is the source of every field whose direction leads to the other; nothing is a conflict. */
export function decideByResync(policy: MergePolicy, { source, blankOverwrites }: ResyncOptions): Decide {
  return (values) => {
    const { base, erp, crm, field } = values;
    if (!isServed(values, source)) return LEFT;
    if (erp === undefined) return source === "crm" ? mergeField({ ...values, ...policyOf(policy) }) : LEFT;
    if (field.matches(erp, crm)) {
      return base !== undefined && field.same(base, erp)
        ? { kind: "nothing" }
        : { kind: "agree", value: erp };
    }
    const [value, losing] = source === "erp" ? [erp, crm] : [crm, erp];
    if (value === "" && !blankOverwrites) return LEFT;
    return {
      kind: source === "erp" ? "take-erp" : "take-crm",
      value,
      losing,
      reason: "resync",
      conflict: false,
    };
  };
}

/** After the write to the ERP its answer is a change like any other, in the fields that this run concerns. */
const decideServed =
  (policy: MergePolicy, { source }: ResyncOptions): Decide =>
  (values) =>
    isServed(values, source) ? mergeField({ ...values, ...policyOf(policy) }) : LEFT;

const isServed = ({ field }: FieldValues, source: Side): boolean =>
  source === "erp" ? field.toCrm : field.toErp;

const policyOf = ({ winner, blankOverwrites }: MergePolicy): MergePolicy => ({ winner, blankOverwrites });
