import type { Actor } from "@brygga/protocol";
import { readRecords } from "../commit/commit-records.ts";
import { type CompiledType, compileTypes } from "../merge/compiled-type.ts";
import type { CrmRecord, Link, SyncPlan } from "../model/model.ts";
import type { CyclePorts } from "../model/ports.ts";
import { textByKey } from "../model/text-by-key.ts";
import { readActors } from "../read/read-actors.ts";
import { type FieldFinding, fieldFindings } from "./preflight-field.ts";

/** Something that a mapping would meet in one record. */
export interface Finding extends FieldFinding {
  readonly erpFieldKey: string;
  readonly crmFieldKey: string;
  /** null where an actor was looked at that is not linked. */
  readonly link: Link | null;
  readonly erpKey: string;
}

/** Why a linked record could not be looked at on both sides. */
export type Unreadable = "missing-in-crm" | "missing-in-erp" | "erp-refused";

export interface Preflight {
  /** How many records were looked at, readable or not. */
  readonly records: number;
  /** Records in which the mapping meets something, or that cannot be read. */
  readonly concerned: number;
  readonly findings: readonly Finding[];
  readonly unreadable: readonly { readonly link: Link; readonly because: Unreadable }[];
  /** How many values differ between the two sides, by ERP field key. */
  readonly differing: Readonly<Record<string, number>>;
}

/** What is known of the ERP's fields beside the plan. */
export interface PreflightOptions {
  /** ERP field keys that must have a value in the ERP. */
  readonly mandatoryInErp: ReadonlySet<string>;
}

const NOTHING: Preflight = { records: 0, concerned: 0, findings: [], unreadable: [], differing: {} };

/**
 * Looks at linked records of one actor type on both sides, and says what the mapping of the plan would meet in their
 * values. It writes nothing, and asks nothing of what was agreed on before.
 *
 * @throws ErpFailure when the ERP cannot be reached.
 */
export async function preflightLinks(
  plan: SyncPlan,
  {
    ports,
    links,
    ...options
  }: PreflightOptions & { readonly ports: CyclePorts; readonly links: readonly Link[] },
): Promise<Preflight> {
  const type = compileTypes(plan)[0];
  if (type === undefined || links.length === 0) return NOTHING;
  const records = await readRecords(
    ports,
    type,
    links.map(({ crmId }) => crmId),
  );
  const read = await readActors(
    ports,
    type,
    links.map(({ erpKey }) => erpKey),
  );
  if (read.failure !== null) throw read.failure;
  const looks = links.map((link) => {
    const record = records.get(link.crmId);
    const actor = read.actors.get(link.erpKey);
    if (record === undefined || record.deleted) return { link, because: "missing-in-crm" as const };
    if (read.refused.has(link.erpKey)) return { link, because: "erp-refused" as const };
    if (actor === undefined) return { link, because: "missing-in-erp" as const };
    return lookAt(type, { link, actor, record, ...options });
  });
  return sumOf(looks);
}

/** The same of actors that are not linked: their own values only. */
export function preflightActors(
  plan: SyncPlan,
  { actors, ...options }: PreflightOptions & { readonly actors: readonly Actor[] },
): Preflight {
  const type = compileTypes(plan)[0];
  if (type === undefined) return NOTHING;
  return sumOf(actors.map((actor) => lookAt(type, { link: null, actor, record: null, ...options })));
}

interface Subject extends PreflightOptions {
  readonly link: Link | null;
  readonly actor: Actor;
  readonly record: CrmRecord | null;
}

interface Look {
  readonly findings: readonly Finding[];
  /** ERP field keys. */
  readonly differing: readonly string[];
}

type Looked = Look | Preflight["unreadable"][number];

function lookAt({ transforms }: CompiledType, subject: Subject): Look {
  const { link, actor, record, mandatoryInErp } = subject;
  const fields = transforms.map((transform) => {
    const { erpFieldKey, crmFieldKey } = transform.field;
    const found = fieldFindings(transform, {
      wire: textByKey(actor.fieldValues, erpFieldKey),
      crm: record === null ? undefined : (record.values[crmFieldKey] ?? null),
      isMandatoryInErp: mandatoryInErp.has(erpFieldKey),
    });
    const place = { erpFieldKey, crmFieldKey, link, erpKey: actor.erpKey };
    return { ...found, erpFieldKey, findings: found.findings.map((finding) => ({ ...finding, ...place })) };
  });
  return {
    findings: fields.flatMap(({ findings }) => findings),
    differing: fields.filter(({ differs }) => differs).map(({ erpFieldKey }) => erpFieldKey),
  };
}

function sumOf(looks: readonly Looked[]): Preflight {
  const read = looks.filter((look) => "findings" in look);
  const unreadable = looks.filter((look) => "because" in look);
  const differing: Record<string, number> = {};
  for (const key of read.flatMap((look) => look.differing)) differing[key] = (differing[key] ?? 0) + 1;
  return {
    records: looks.length,
    concerned: unreadable.length + read.filter(({ findings }) => findings.length > 0).length,
    findings: read.flatMap(({ findings }) => findings),
    unreadable,
    differing,
  };
}
