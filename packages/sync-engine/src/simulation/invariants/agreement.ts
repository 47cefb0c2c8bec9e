import type { Violation } from "../chronicle.ts";
import { isSameMeaning, obstacleToCrm, obstacleToErp } from "../field-kinds.ts";
import { agrees, asStored, type FieldSides } from "../field-sides.ts";
import { allSides, describe, everInCrm, everInErp, problemsOf } from "../sides.ts";
import type { SimWorld } from "../sim-world.ts";

/**
 * Both sides agree on every two-way field of every link, and a one-way field's source has arrived, unless the
 * problem list says why not.
 */
export const agreement = (world: SimWorld): readonly Violation[] =>
  allSides(world)
    .filter((sides) => isApart(world, sides) && problemsOf(sides).length === 0)
    .map((sides) => violation("apart and not listed", sides));

/** Long after the faults, the problem list holds what is true now, and nothing else. */
export function trueReasons(world: SimWorld): readonly Violation[] {
  const apart = allSides(world).filter((sides) => isApart(world, sides));
  return [
    ...apart
      .filter((sides) => !problemsOf(sides).some(({ code }) => causesOf(sides).includes(code)))
      .map((sides) => violation("apart for no reason", sides)),
    ...world.connections.flatMap((connection) =>
      // Whether a parent is listed rightly is looked at with the parents.
      connection.journal.problems.all
        .filter(({ code }) => code !== "parent-differs")
        .flatMap((problem) => {
          const sides = allSides(world).filter(
            ({ link, field }) =>
              link.id === problem.linkId &&
              (problem.erpFieldKey === null || problem.erpFieldKey === field.key.toUpperCase()),
          );
          const isTrue = sides.some(
            (one) =>
              !isTypeActive(one) ||
              one.isCrmDeleted ||
              one.isActorGone ||
              causesOf(one).includes(problem.code),
          );
          const what = `connection ${connection.index} lists ${JSON.stringify(problem)}`;
          return isTrue ? [] : [{ rule: "listed for no reason", what }];
        }),
    ),
  ];
}

/** What both sides agree on is the base: else the next change would be taken for something else. */
export const basesHold = (world: SimWorld): readonly Violation[] =>
  allSides(world)
    .filter(
      ({ field, link }) => field.toCrm && field.toErp && field.hidden === "never" && link.state === "active",
    )
    .filter((sides) => !sides.isActorGone && !sides.isCrmDeleted && problemsOf(sides).length === 0)
    .filter(({ field, base, crm }) => base === undefined || !isAsGoodAs(field, base, crm))
    .map((sides) => violation("the base is not what both hold", sides));

function isApart(world: SimWorld, sides: FieldSides): boolean {
  const { field, isActorGone, isCrmDeleted } = sides;
  if (isCrmDeleted || field.hidden === "always" || isActorGone) return isCrmWaiting(sides);
  if (field.toCrm && field.toErp) return !agrees(sides);
  if (field.toCrm) return !isDeliveredToCrm(world, sides);
  return field.toErp && !isDeliveredToErp(world, sides);
}

/** What the ERP does not show cannot be known; what the CRM has for it is, unless the record is gone. */
function isCrmWaiting({ field, crm, base, isCrmDeleted }: FieldSides): boolean {
  if (isCrmDeleted || !field.toErp) return false;
  return base === undefined ? crm !== "" : !isAsGoodAs(field, base, crm);
}

function isDeliveredToCrm(world: SimWorld, { connection, link, field, erp, base, crm }: FieldSides): boolean {
  // Without a base a blank side has nothing to give.
  if (erp === null || (base === undefined && erp === "")) return erp !== null || crm === "";
  const held = everInCrm(world, { connection, id: link.crmId, key: field.key });
  return held.some((meaning) => isAsGoodAs(field, meaning, erp));
}

function isDeliveredToErp(world: SimWorld, { connection, link, field, base, crm }: FieldSides): boolean {
  if (base === undefined && crm === "") return true;
  const held = everInErp(world, { connection, id: link.crmId, key: field.key });
  return held.some((meaning) => isAsGoodAs(field, meaning, crm));
}

const isAsGoodAs = (field: FieldSides["field"], left: string, right: string): boolean =>
  isSameMeaning(field.key, left, right) || asStored(field, left) === asStored(field, right);

/** What concerns an actor type of which nothing is mapped waits until something is. */
const isTypeActive = ({ connection, link }: FieldSides): boolean => connection.isTypeActive(link.crmId);

/** Codes of problems that the field, or its record, really has. */
function causesOf(sides: FieldSides): readonly string[] {
  const { connection, link, field, crm, erp, isActorGone, isCrmDeleted } = sides;
  const causes: string[] = [];
  if (isCrmDeleted) causes.push("missing-in-crm");
  if (connection.isOrphan(link.crmId)) causes.push("waiting-for-parent");
  if (isActorGone) causes.push("missing-in-erp", "not-found-in-erp");
  // Two sides that never come to rest are left apart.
  if (!isSameMeaning(field.key, crm, erp)) causes.push("keeps-changing-field");
  if (connection.erp.refusesToSave(Number(link.erpKey))) causes.push("erp-refused", "refused-with-others");
  if (isTakenForDropped(sides)) causes.push("erp-refused");
  if (field.hidden === "always" && isCrmWaiting(sides)) causes.push("erp-value-absent");
  if (erp === null) causes.push(field.key === "kind" ? "list-item-unmapped" : "erp-value-unreadable");
  // That the ERP's value is what it would make of the CRM's is not known before it has been sent.
  if (!isSameMeaning(field.key, crm, erp)) causes.push(obstacleToErp(field, crm, connection.items) ?? "");
  if (erp !== null && agrees(sides)) return causes;
  if (erp !== null) causes.push(obstacleToCrm(field.key, erp) ?? "");
  if (!connection.setup.blankOverwrites && (crm === "" || erp === "")) causes.push("blank-held");
  const isSilent = connection.setup.vices.onBadActor === "claimed";
  if (field.ignoresWrites && (!field.toCrm || isSilent)) causes.push("erp-refused");
  return causes.filter((code) => code !== "");
}

/**
 * Where the ERP already holds its own form of what it is sent, it cannot be told whether it has taken it: not of one
 * that claims to save what it drops, and not where nothing may flow back.
 */
const isTakenForDropped = ({ connection, field, crm, erp }: FieldSides): boolean =>
  (connection.setup.vices.onBadActor === "claimed" || !field.toCrm) &&
  field.toErp &&
  field.stores !== "verbatim" &&
  !isSameMeaning(field.key, crm, erp);

function violation(rule: string, sides: FieldSides): Violation {
  const { crm, erp, base, field } = sides;
  const problems = problemsOf(sides);
  const directions = `${field.toCrm ? ">" : ""}${field.toErp ? "<" : ""}`;
  const values = `CRM "${crm}", ERP ${JSON.stringify(erp)}, base ${JSON.stringify(base)}`;
  const listed = problems.length === 0 ? "nothing is listed" : `listed: ${JSON.stringify(problems)}`;
  return { rule, what: `${describe(sides)} ${directions}: ${values}; ${listed}` };
}
