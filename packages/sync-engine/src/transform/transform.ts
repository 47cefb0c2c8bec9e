import { inForm } from "../memory/erp-form.ts";
import { learnedForm } from "../memory/learning.ts";
import { allowedDirections, type Directions, directionsOf } from "../model/directions.ts";
import type { MappedField } from "../model/model.ts";
import { dateCodec, datetimeCodec } from "./date-codec.ts";
import { listCodec, textToListCodec } from "./list-codec.ts";
import { checkboxCodec, decimalCodec, integerCodec } from "./number-codec.ts";
import { listToTextCodec, textCodec, typedToTextCodec } from "./text-codec.ts";
import { failure, type ValueCodec } from "./value-codec.ts";

export type { FieldProblem, Transformed, ValueCodec } from "./value-codec.ts";

/**
 * A mapped pair of fields made ready for work: its directions, and how its values pass through the one
 * canonical text in which both sides and the base are compared. Blank is "".
 */
export interface FieldTransform extends ValueCodec, Directions {
  readonly field: MappedField;
  /** Whether two canonical texts are one value at the coarser precision of the two sides. */
  same(left: string, right: string): boolean;
  /**
   * Whether the ERP holds what it makes of the CRM's value: the same, or the form in which it is known to store it.
   * Where the base is compared with the CRM it stands for the ERP, whose form it has.
   */
  matches(erp: string, crm: string): boolean;
}

/**
 * The transformation of one mapped field.
 *
 * @throws UnsynchronisableField when the two types allow no direction at all: such a field must not be asked.
 */
export function transformOf(field: MappedField): FieldTransform {
  const codec = codecOf(field);
  const { coarse } = codec;
  const same = (left: string, right: string) => left === right || coarse(left) === coarse(right);
  const form = codec.isVerbatim ? learnedForm(field.learning) : null;
  return {
    ...codec,
    ...(codec.isVerbatim ? {} : { erpToCanonical: remembered(codec.erpToCanonical) }),
    ...(field.crmMandatory ? { canonicalToCrm: refusingBlank(codec) } : {}),
    ...directionsOf(field),
    field,
    same,
    matches: form === null ? same : (erp, crm) => same(erp, crm) || (crm !== "" && inForm(form, crm) === erp),
  };
}

/** So many values of a field are remembered: dates, whole numbers and items of lists are often the same. */
const REMEMBERED = 1000;

/**
 * The same, without transforming twice what came before: a value is compared with the base first and then merged, and
 * thousands of actors share their dates and items.
 */
function remembered(transform: ValueCodec["erpToCanonical"]): ValueCodec["erpToCanonical"] {
  const known = new Map<string, ReturnType<typeof transform>>();
  return (wire) => {
    const before = known.get(wire);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const transformed = transform(wire);
    known.set(wire, transformed);
    return transformed;
  };
}

function refusingBlank(codec: ValueCodec): ValueCodec["canonicalToCrm"] {
  return (canonical) =>
    canonical === ""
      ? failure("does-not-fit-crm", { value: "", expected: "mandatory" })
      : codec.canonicalToCrm(canonical);
}

/** The fields that are synchronised in some direction, ready for work. */
export function transformsOf(fields: readonly MappedField[]): readonly FieldTransform[] {
  return fields.filter(isSynchronised).map(transformOf);
}

/** Thrown when a field is to be transformed whose types have nothing in common: a mistake in the mapping. */
export class UnsynchronisableField extends Error {
  override readonly name = "UnsynchronisableField";

  constructor(field: MappedField) {
    super(
      `ERP field ${field.erpFieldKey} (${field.erpFieldType}) cannot be synchronised with CRM field ` +
        `${field.crmFieldKey} (${field.crmFieldType}) in any direction; remove it from the mapping.`,
    );
  }
}

function isSynchronised(field: MappedField): boolean {
  const { toCrm, toErp } = directionsOf(field);
  return toCrm || toErp;
}

function codecOf(field: MappedField): ValueCodec {
  const { toCrm, toErp } = allowedDirections(field.erpFieldType, field.crmFieldType);
  if (!toCrm && !toErp) throw new UnsynchronisableField(field);
  switch (field.crmFieldType) {
    case "text":
      return toTextCodec(field);
    case "integer":
      return integerCodec(field);
    case "decimal":
      return decimalCodec(field);
    case "checkbox":
      return checkboxCodec();
    case "date":
      return dateCodec();
    case "datetime":
      return datetimeCodec(field.zones);
    case "list":
      return field.erpFieldType === "List" ? listCodec(field) : textToListCodec(field);
  }
}

function toTextCodec(field: MappedField): ValueCodec {
  if (field.erpFieldType === "List") return listToTextCodec(field);
  const isText = allowedDirections(field.erpFieldType, "text").toErp;
  return isText ? textCodec(field) : typedToTextCodec(field);
}
