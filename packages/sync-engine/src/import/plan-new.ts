import type { Actor } from "@brygga/protocol";
import type { CrmValue } from "../model/model.ts";
import type { Problem } from "../model/ports.ts";
import { textByKey } from "../model/text-by-key.ts";
import type { FieldProblem, FieldTransform } from "../transform/transform.ts";

/** What a record is made of. All lists but that of the problems are in the order of the transforms. */
export interface NewRecordPlan {
  /** Canonical texts that both sides hold then; null where they hold none. */
  readonly base: readonly (string | null)[];
  /** What is written into the CRM; undefined where nothing is. Whatever is written is part of the base. */
  readonly values: readonly (CrmValue | undefined)[];
  /** How many values are written. */
  readonly count: number;
  /** Fields whose value does not fit, or cannot be read; to be put on the problem list with the link. */
  readonly problems: readonly Omit<Problem, "linkId">[];
}

/**
 * The same as `planImport` without a record, for the hundreds of thousands of actors of an import: nothing is compared and
 * no objects are built. Law: both plan the same, whatever the actor and the fields.
 */
export function planNewRecord(
  { fieldValues }: Pick<Actor, "fieldValues">,
  transforms: readonly FieldTransform[],
): NewRecordPlan {
  const base: (string | null)[] = [];
  const values: (CrmValue | undefined)[] = [];
  const problems: Omit<Problem, "linkId">[] = [];
  let count = 0;
  for (const transform of transforms) {
    const planned = plannedField(transform, textByKey(fieldValues, transform.field.erpFieldKey));
    if (planned !== null && "problem" in planned) {
      const { code, details } = planned.problem;
      problems.push({ erpFieldKey: transform.field.erpFieldKey, code, details });
    }
    const isKept = planned !== null && "text" in planned;
    base.push(isKept ? planned.text : null);
    values.push(isKept ? planned.written : undefined);
    if (isKept && planned.written !== undefined) count++;
  }
  return { base, values, count, problems };
}

type PlannedField =
  /** Both sides hold the text; the CRM gets it unless it was blank on both. */
  { readonly text: string; readonly written: CrmValue | undefined } | { readonly problem: FieldProblem };

const BLANK: PlannedField = { text: "", written: undefined };

function plannedField(transform: FieldTransform, wire: string | undefined): PlannedField | null {
  if (wire === undefined) return null;
  const erp = transform.erpToCanonical(wire);
  if (!erp.ok) return erp;
  const text = erp.value;
  if (text === "") return BLANK;
  if (transform.matches(text, "")) return { text, written: undefined };
  if (!transform.toCrm) return null;
  const written = transform.canonicalToCrm(text);
  return written.ok ? { text, written: written.value } : written;
}
