import type { Actor } from "@brygga/protocol";
import { readRecords } from "../commit/commit-records.ts";
import { type CompiledType, compileTypes } from "../merge/compiled-type.ts";
import type { MergePolicy } from "../merge/merge.ts";
import { decideByMerge } from "../merge/record-merge.ts";
import type { CrmRecord, Link, SyncPlan } from "../model/model.ts";
import type { CyclePorts, LinkPage } from "../model/ports.ts";
import { textByKey } from "../model/text-by-key.ts";
import { readActors } from "../read/read-actors.ts";
import type { FieldTransform } from "../transform/transform.ts";

/**
 * - "identical": both sides hold the same;
 * - "expected": they differ, and it is known why that stays so;
 * - "unexpected": they differ, and nothing says that they may;
 * - "unreadable": it cannot be said what one of them holds.
 */
export type Agreement = "identical" | "expected" | "unexpected" | "unreadable";

/** One mapped field, or (erpFieldKey null) a whole record, that is not identical. */
export interface Difference {
  readonly linkId: number;
  readonly erpFieldKey: string | null;
  readonly crmFieldKey: string | null;
  readonly agreement: Exclude<Agreement, "identical">;
  /**
   * Why: "direction-off", "blank-held", "listed-problem", "paused" and "erp-form" (the ERP is known to store the CRM's
   * value in this form) are expected; "erp-changed", "crm-changed",
   * "both-changed" and "never-agreed" say what an unexpected difference looks like to the merge; else the code of
   * the problem that stands in the way of reading.
   */
  readonly because: string;
  /** Canonical text, or what the side holds where that cannot be read; null where it is not there. */
  readonly erpValue: string | null;
  readonly crmValue: string | null;
}

/** How many are of each kind. */
export type Figures = Readonly<Record<Agreement, number>>;

export const NO_FIGURES: Figures = { identical: 0, expected: 0, unexpected: 0, unreadable: 0 };

/** The problem list, as far as comparing needs it. */
export interface ListedProblems {
  /** ERP field keys with a listed problem, by link; null stands for the whole record. */
  of(linkIds: readonly number[]): Promise<ReadonlyMap<number, ReadonlySet<string | null>>>;
}

export interface ComparedPage {
  /** Links by the worst of their fields; together they are all that were read. */
  readonly links: Figures;
  readonly fields: Figures;
  readonly differences: readonly Difference[];
  /** Where the next page begins; null after the last. */
  readonly afterId: number | null;
}

/**
 * Compares one page of the linked records on both sides, field by field, and writes nothing.
 *
 * @throws ErpFailure when the ERP cannot be reached.
 */
export async function comparePage(
  plan: SyncPlan,
  ports: CyclePorts & { readonly problems: ListedProblems },
  page: LinkPage,
): Promise<ComparedPage> {
  const links = await ports.links.after(page);
  const problems = await ports.problems.of(links.map(({ id }) => id));
  const tally = new Tally();
  for (const type of compileTypes(plan)) {
    const ofType = links.filter(({ actorType }) => actorType === type.actorType);
    if (ofType.length === 0) continue;
    const sides = await readSides(ports, type, ofType);
    for (const link of ofType) tally.add(compareLink({ type, plan, problems }, link, sides));
  }
  return { ...tally.result(), afterId: links.length < page.limit ? null : (links.at(-1)?.id ?? null) };
}

interface Sides {
  readonly records: ReadonlyMap<number, CrmRecord>;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly refused: ReadonlySet<string>;
}

async function readSides(ports: CyclePorts, type: CompiledType, links: readonly Link[]): Promise<Sides> {
  const active = links.filter(({ state }) => state === "active");
  const records = await readRecords(
    ports,
    type,
    active.map(({ crmId }) => crmId),
  );
  const read = await readActors(
    ports,
    type,
    active.map(({ erpKey }) => erpKey),
  );
  return { records, actors: read.actors, refused: new Set(read.refused.keys()) };
}

interface ComparedLink {
  readonly differences: readonly Difference[];
  /** How many fields were compared. */
  readonly fields: number;
}

interface Comparing {
  readonly type: CompiledType;
  readonly plan: MergePolicy;
  readonly problems: ReadonlyMap<number, ReadonlySet<string | null>>;
}

function compareLink(comparing: Comparing, link: Link, sides: Sides): ComparedLink {
  const record = sides.records.get(link.crmId);
  const actor = sides.actors.get(link.erpKey);
  if (link.state !== "active") return wholeRecord(link, "expected", "paused");
  if (record === undefined || record.deleted) return wholeRecord(link, "unreadable", "missing-in-crm");
  if (sides.refused.has(link.erpKey)) return wholeRecord(link, "unreadable", "erp-refused");
  if (actor === undefined) return wholeRecord(link, "unreadable", "missing-in-erp");
  const { transforms } = comparing.type;
  const listed = comparing.problems.get(link.id) ?? new Set();
  const differences = transforms.flatMap((transform) => {
    const found = compareField(transform, { link, record, actor, policy: comparing.plan, listed });
    return found === null ? [] : [found];
  });
  return { differences, fields: transforms.length };
}

function wholeRecord(link: Link, agreement: Difference["agreement"], because: string): ComparedLink {
  const nothing = { erpFieldKey: null, crmFieldKey: null, erpValue: null, crmValue: null };
  return { differences: [{ linkId: link.id, ...nothing, agreement, because }], fields: 0 };
}

interface FieldSides {
  readonly link: Link;
  readonly record: CrmRecord;
  readonly actor: Actor;
  readonly policy: MergePolicy;
  readonly listed: ReadonlySet<string | null>;
}

function compareField(transform: FieldTransform, sides: FieldSides): Difference | null {
  const { erpFieldKey, crmFieldKey } = transform.field;
  const wire = textByKey(sides.actor.fieldValues, erpFieldKey);
  const held = sides.record.values[crmFieldKey] ?? null;
  const crm = transform.crmToCanonical(held);
  const erp = wire === undefined ? null : transform.erpToCanonical(wire);
  const found = { linkId: sides.link.id, erpFieldKey, crmFieldKey };
  const crmText = crm.ok ? crm.value : String(held ?? "");
  if (erp === null || !erp.ok || !crm.ok) {
    const problem = erp === null ? null : erp.ok ? crm : erp;
    const because = problem === null || problem.ok ? "erp-value-absent" : problem.problem.code;
    return { ...found, agreement: "unreadable", because, erpValue: wire ?? null, crmValue: crmText };
  }
  if (transform.same(erp.value, crm.value)) return null;
  const values = { erp: erp.value, crm: crm.value };
  if (transform.matches(erp.value, crm.value)) {
    return { ...found, agreement: "expected", because: "erp-form", erpValue: erp.value, crmValue: crm.value };
  }
  return { ...found, ...judge(transform, sides, values), erpValue: erp.value, crmValue: crm.value };
}

/** Whether it is known why two readable values differ. */
function judge(
  transform: FieldTransform,
  { link, policy, listed }: FieldSides,
  { erp, crm }: { readonly erp: string; readonly crm: string },
): Pick<Difference, "agreement" | "because"> {
  const base = textByKey(link.base, transform.field.erpFieldKey);
  const decision = decideByMerge(policy)({ base, erp, crm, field: transform });
  if (decision.kind === "held") {
    return { agreement: "expected", because: decision.because === "blank" ? "blank-held" : decision.because };
  }
  if (listed.has(transform.field.erpFieldKey) || listed.has(null)) {
    return { agreement: "expected", because: "listed-problem" };
  }
  return { agreement: "unexpected", because: changeOf(transform, base, { erp, crm }) };
}

function changeOf(
  transform: FieldTransform,
  base: string | undefined,
  { erp, crm }: { readonly erp: string; readonly crm: string },
): string {
  if (base === undefined) return "never-agreed";
  if (transform.matches(base, crm)) return "erp-changed";
  return transform.same(erp, base) ? "crm-changed" : "both-changed";
}

const WORST_FIRST = ["unreadable", "unexpected", "expected"] as const;

class Tally {
  readonly #links = { ...NO_FIGURES };
  readonly #fields = { ...NO_FIGURES };
  readonly #differences: Difference[] = [];

  add({ differences, fields }: ComparedLink): void {
    const found = new Set(differences.map(({ agreement }) => agreement));
    this.#links[WORST_FIRST.find((agreement) => found.has(agreement)) ?? "identical"] += 1;
    for (const { agreement, erpFieldKey } of differences)
      if (erpFieldKey !== null) this.#fields[agreement] += 1;
    this.#fields.identical += fields - differences.filter(({ erpFieldKey }) => erpFieldKey !== null).length;
    this.#differences.push(...differences);
  }

  result(): Omit<ComparedPage, "afterId"> {
    return { links: this.#links, fields: this.#fields, differences: this.#differences };
  }
}
