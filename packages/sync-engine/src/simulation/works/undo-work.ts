import { undoChanges } from "../../jobs/undo.ts";
import type { UndoOutcome } from "../../jobs/undo-outcomes.ts";
import { type Restoration, restorationsOf } from "../../jobs/undo-plan.ts";
import type { Accounting } from "../../model/accounting.ts";
import type { Doing } from "../doing.ts";
import { erpKeyOf, isSameMeaning } from "../field-kinds.ts";
import { asStored, type FieldSides, sidesOf } from "../field-sides.ts";
import type { UndoWork } from "../schedule.ts";
import type { SimConnection } from "../sim-connection.ts";

/** Somebody's change, to every connection. */
const ORIGIN = "user:2";

/** Takes back the last log rows of a connection, or of one of its records, and holds the result against them. */
export async function undo(
  connection: SimConnection,
  { ports, isAlone }: Doing,
  { rows, id, force }: UndoWork,
): Promise<readonly Accounting[]> {
  const { plan, chronicle, index } = connection;
  const meant = chronicle.rows
    .filter((seen) => seen.connection === index && (id === undefined || seen.id === id))
    .slice(-rows);
  const restorations = restorationsOf(meant.map(({ row }) => row));
  const before = new Map(restorations.map((one) => [one, sidesNow(connection, one)]));
  const { seq } = chronicle;
  const insist = () => {
    if (force) for (const one of restorations) outdo(connection, sidesNow(connection, one));
  };
  insist();
  try {
    const { accounting, outcomes } = await undoChanges(plan, ports, { restorations, force, origin: ORIGIN });
    const judged = isAlone ? outcomes : [];
    for (const outcome of judged)
      judge(connection, { outcome, force, before: before.get(outcome.restoration), since: seq });
    return [accounting];
  } finally {
    // A person's transaction may have ended in between.
    insist();
  }
}

function sidesNow(connection: SimConnection, { linkId, erpFieldKey }: Restoration): FieldSides | undefined {
  const link = connection.journal.links.find((one) => one.id === linkId);
  if (link === undefined) return undefined;
  const field = connection.typeOf(link.crmId)?.fields.find(({ key }) => erpKeyOf(key) === erpFieldKey);
  if (field === undefined) return undefined;
  return sidesOf({ connection, link, field: connection.fieldNow(field) });
}

/** Who insists has settled what becomes of what both sides held: it need not arrive anywhere any more. */
function outdo({ chronicle, index }: SimConnection, sides: FieldSides | undefined): void {
  if (sides === undefined) return;
  const { link, field, crm, erp } = sides;
  for (const meaning of [crm, erp]) {
    if (meaning !== null)
      chronicle.outdone.push({ connection: index, id: link.crmId, key: field.key, meaning });
  }
}

interface Judged {
  readonly outcome: UndoOutcome;
  readonly force: boolean;
  readonly before: FieldSides | undefined;
  /** Where the undo began in the chronicle. */
  readonly since: number;
}

/** What is said to be back is back, and what was changed since is left alone unless it is to be overwritten. */
function judge(connection: SimConnection, { outcome, force, before, since }: Judged): void {
  const { restoration, obstacle } = outcome;
  const now = sidesNow(connection, restoration);
  if (before === undefined || now === undefined) return;
  const { field } = before;
  const sides = (["crm", "erp"] as const).filter(
    (side) => side === restoration.target || (field.toCrm && field.toErp),
  );
  const isKnown = field.hidden === "never" && !field.ignoresWrites;
  const report = (rule: string) =>
    connection.chronicle.violated(
      rule,
      `connection ${connection.index}: ${JSON.stringify({ outcome, before: values(before), now: values(now) })}`,
    );
  const isChangedIn = (seen: FieldSides): boolean =>
    hasNewerSource(seen) ||
    sides.some(
      (side) => !holds(seen, side, restoration.value) && !holds(seen, side, restoration.expected[side]),
    );
  const isOpen = sides.some((side) => !holds(before, side, restoration.value));
  // Where there was nothing to do the source of a one-way field may still deliver what it holds.
  const mayMoveOn = !isOpen && (hasNewerSource(before) || isEnteredSince(before, since));
  const isBack = sides.every((side) => holds(now, side, restoration.value));
  if (obstacle === null && isKnown && !isBack && !mayMoveOn) report("what was taken back is not back");
  if (!force && obstacle === null && isOpen && isChangedIn(before)) {
    report("an undo overwrote what was changed since");
  }
  const isHeld = obstacle === "changed-since" && !isChangedIn(before) && !isChangedIn(now);
  if (isHeld && isKnown && !wasThere(outcome, { before, now, since })) {
    report("an undo was held for no reason");
  }
}

interface Span {
  readonly before: FieldSides;
  readonly now: FieldSides;
  readonly since: number;
}

/**
 * Whether somebody's transaction ended in between, or one side held what is said to be in the way, and nothing that was
 * expected there. The ERP's form of a value is one as long as the engine does not know that form.
 */
function wasThere({ restoration, present }: UndoOutcome, { before, now, since }: Span): boolean {
  const { field } = before;
  const { value, expected } = restoration;
  const held = [before.crm, before.erp, now.crm, now.erp];
  return (
    isEnteredSince(before, since) ||
    (held.some((one) => one !== null && isSameMeaning(field.key, present, one)) &&
      [value, expected.crm, expected.erp].every((one) => !isSameMeaning(field.key, present, one)))
  );
}

/** Whether somebody's change of the field has become visible since. */
function isEnteredSince({ field, link, connection }: FieldSides, since: number): boolean {
  const { crm, erp } = connection.chronicle;
  const isHere = ({ seq, id, key }: (typeof crm | typeof erp)[number]): boolean =>
    seq > since && id === link.crmId && key === field.key;
  return (
    crm.some((change) => isHere(change) && change.connection === null) ||
    erp.some((change) => isHere(change) && change.connection === connection.index && change.by === "person")
  );
}

/** Whether the source of a one-way field holds what has not been delivered yet. */
function hasNewerSource(sides: FieldSides): boolean {
  const { field, base } = sides;
  if (field.toCrm === field.toErp) return false;
  return base === undefined || !holds(sides, field.toErp ? "crm" : "erp", base);
}

const values = ({ crm, erp, base }: FieldSides) => ({ crm, erp, base });

const holds = (sides: FieldSides, side: "crm" | "erp", value: string): boolean => {
  const held = sides[side];
  return (
    isSameMeaning(sides.field.key, held, value) ||
    (held !== null && asStored(sides.field, held) === asStored(sides.field, value))
  );
};
