import type { Actor } from "@brygga/protocol";
import type { ActorTypePlan, CrmRecord, Link } from "../model/model.ts";
import type { CyclePorts, Problem } from "../model/ports.ts";

/** The CRM field by which a contact belongs to its company. */
export const PARENT_FIELD = "companyId";

/**
 * Under this key of the actor the problem list has a contact whose parents differ, so that it stands beside what concerns
 * the record as a whole: its fields are synchronised all the same. No field of an ERP has it.
 */
export const PARENT_KEY_FIELD = "ParentErpKey";

/** Under this key the base notes to whom the contact belonged on either side; fields of an ERP have keys. */
const PARENT_KEY = "";

type Base = Link["base"];

type OfEntity = Pick<ActorTypePlan, "entity">;

/** The links of companies in the connection, by the CRM's company. */
export type CompanyLinks = ReadonlyMap<number, Link>;

export const NO_COMPANIES: CompanyLinks = new Map();

/** The links of the companies that the contacts belong to in the CRM; for records of other types there is nothing to ask. */
export async function companiesOf(
  { links }: CyclePorts,
  { entity }: OfEntity,
  records: Iterable<CrmRecord>,
): Promise<CompanyLinks> {
  if (entity !== "contact") return NO_COMPANIES;
  const ids = new Set([...records].flatMap((record) => companyIdOf(record) ?? []));
  if (ids.size === 0) return NO_COMPANIES;
  const found = await links.byCrmIds("company", [...ids]);
  return new Map(found.map((link) => [link.crmId, link]));
}

/** Whether the ERP names the parent that it named when the contact was looked at last, or none. */
export function namesKnownParent({ entity }: OfEntity, base: Base, actor: Actor): boolean {
  const inErp = parentInErp(actor);
  return entity !== "contact" || inErp === "" || noted(base)?.inErp === inErp;
}

/** Whether the contact belongs to the company that it belonged to in the CRM when it was looked at last. */
export const hasKnownCompany = ({ entity }: OfEntity, base: Base, company: Link | undefined): boolean =>
  entity !== "contact" || noted(base)?.present === parentInCrm(company);

export interface ParentSides {
  readonly link: Link;
  readonly base: Base;
  readonly actor: Actor;
  /** The link of the company that the contact belongs to in the CRM. */
  readonly company: Link | undefined;
}

export interface ParentFinding {
  /** What was found is noted in it. */
  readonly base: Base;
  readonly problem: Problem | null;
}

/**
 * Compares to whom a contact belongs on the two sides. Nobody is moved by it. What the ERP leaves out it has named
 * before; where it has never named anybody, a contact that belongs to another company in the CRM than when it was first
 * looked at has been moved.
 */
export function compareParents({ link, base, actor, company }: ParentSides): ParentFinding {
  const before = noted(base);
  const inErp = parentInErp(actor) || (before?.inErp ?? "");
  const inCrm = parentInCrm(company);
  const isMoved =
    inErp === "" ? isMovedInCrm(before, inCrm) : company === undefined || !isSame(inErp, company);
  const first = inErp === "" ? before?.inCrm || inCrm : inCrm;
  const note = noteOf({ inErp, inCrm: first, present: inCrm });
  const details = { erpParent: keyIn(inErp), crmParent: company?.erpKey ?? "" };
  return {
    base: note === base[PARENT_KEY] ? base : { ...base, [PARENT_KEY]: note },
    problem: isMoved
      ? { linkId: link.id, erpFieldKey: PARENT_KEY_FIELD, code: "parent-differs", details }
      : null,
  };
}

const isMovedInCrm = (before: Noted | null, inCrm: string): boolean =>
  before !== null && before.inCrm !== "" && before.inCrm !== inCrm;

/** An ERP may leave the type of the parent out. */
const isSame = (inErp: string, company: Link): boolean =>
  keyIn(inErp) === company.erpKey && (inErp.startsWith(":") || inErp === parentInCrm(company));

const parentInErp = ({ parentActorType, parentErpKey }: Actor): string =>
  parentErpKey === "" ? "" : `${parentActorType}:${parentErpKey}`;

const parentInCrm = (company: Link | undefined): string =>
  company === undefined ? "" : `${company.actorType}:${company.erpKey}`;

/** The key of a parent that is written as type and key. */
const keyIn = (parent: string): string => parent.slice(parent.indexOf(":") + 1);

interface Noted {
  readonly inErp: string;
  /** Where the ERP names nobody, the first company: later ones are compared with it. */
  readonly inCrm: string;
  /** The company when the contact was looked at last. */
  readonly present: string;
}

const noteOf = ({ inErp, inCrm, present }: Noted): string =>
  [inErp, inCrm, ...(present === inCrm ? [] : [present])].join("\n");

function noted(base: Base): Noted | null {
  const note = base[PARENT_KEY];
  if (note === undefined) return null;
  const [inErp = "", inCrm = "", present = inCrm] = note.split("\n");
  return { inErp, inCrm, present };
}

/** The CRM's company of a contact. */
export function companyIdOf({ values }: CrmRecord): number | undefined {
  const id = values[PARENT_FIELD];
  return typeof id === "number" ? id : undefined;
}
