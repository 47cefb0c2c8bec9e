import {
  CRITERION_OPERATORS,
  type CriterionOperator,
  type SearchCriterion,
  type SearchField,
} from "@brygga/api-contract";
import { z } from "zod";

/** A row of the criteria grid, as far as it is filled in. */
export const draftCriterion = z.object({
  /** Of the row, while it is on the screen. */
  id: z.int(),
  /** The others stay in the grid, and are left out of the search. */
  isActive: z.boolean(),
  fieldKey: z.string(),
  operator: z.enum(CRITERION_OPERATORS),
  /** Canonical text, as in a criterion. */
  values: z.array(z.string()),
});
export type DraftCriterion = z.infer<typeof draftCriterion>;

export type CriterionFault = "value-missing" | "field-gone" | "not-integer" | "not-decimal" | "reversed";

/** Comparisons that a blank value makes sense in: which customers have no city? */
const BLANK_FITS: ReadonlySet<CriterionOperator> = new Set(["=", "isnot", "!="]);

/** The grid as it opens: one row for the first field; none where nothing can be searched. */
export function firstCriteria(fields: readonly SearchField[]): DraftCriterion[] {
  const [first] = fields;
  return first === undefined ? [] : [criterionFor(first, 1)];
}

/** One row more, for the first field that has none yet. */
export function addCriterion(
  fields: readonly SearchField[],
  criteria: readonly DraftCriterion[],
): DraftCriterion[] {
  const unused = fields.find(({ fieldKey }) => !criteria.some((one) => one.fieldKey === fieldKey));
  const field = unused ?? fields[0];
  const id = Math.max(0, ...criteria.map((one) => one.id)) + 1;
  return field === undefined ? [...criteria] : [...criteria, criterionFor(field, id)];
}

/** The row for another field: with the operator where that field has it too, and without a value of another type. */
export function withField(criterion: DraftCriterion, before: SearchField | undefined, field: SearchField) {
  const fresh = criterionFor(field, criterion.id);
  const isAlike = before?.fieldType === field.fieldType && before.listName === field.listName;
  return isAlike ? { ...criterion, fieldKey: field.fieldKey } : fresh;
}

/** The row with another operator, which may take fewer values or more. */
export function withOperator(criterion: DraftCriterion, operator: CriterionOperator): DraftCriterion {
  const [first = "", second = ""] = criterion.values;
  const isList = operator === "oneof" || operator === "notoneof";
  const values = isList ? criterion.values : operator === "between" ? [first, second] : [first];
  return { ...criterion, operator, values };
}

/** What keeps an active row from being searched with, where something does. */
export function faultOfCriterion(
  field: SearchField | undefined,
  { operator, values }: DraftCriterion,
): CriterionFault | undefined {
  if (field === undefined) return "field-gone";
  const isBlank = values.length === 0 || values.some((value) => value.trim() === "");
  const mayBeBlank = BLANK_FITS.has(operator) && field.fieldType !== "Datetime";
  if (isBlank) return mayBeBlank && values.length > 0 ? undefined : "value-missing";
  if (field.fieldType === "Integer" && !values.every((value) => /^-?\d+$/.test(value))) return "not-integer";
  if (field.fieldType === "Double" && !values.every((value) => /^-?\d+(\.\d+)?$/.test(value)))
    return "not-decimal";
  return operator === "between" && isReversed(field.fieldType, values) ? "reversed" : undefined;
}

/** The criteria to search with; null where an active row is not filled in. */
export function readCriteria(
  fields: readonly SearchField[],
  criteria: readonly DraftCriterion[],
): SearchCriterion[] | null {
  const active = criteria.filter(({ isActive }) => isActive);
  const isWhole = active.every((one) => faultOfCriterion(fieldOf(fields, one), one) === undefined);
  return isWhole ? active.map(({ fieldKey, operator, values }) => ({ fieldKey, operator, values })) : null;
}

export const fieldOf = (fields: readonly SearchField[], { fieldKey }: DraftCriterion) =>
  fields.find((field) => field.fieldKey === fieldKey);

function criterionFor(field: SearchField, id: number): DraftCriterion {
  const [operator = "="] = field.operators;
  const values = field.fieldType === "List" ? [] : field.fieldType === "Checkbox" ? ["1"] : [""];
  return withOperator({ id, isActive: true, fieldKey: field.fieldKey, operator, values }, operator);
}

function isReversed(fieldType: string, [first = "", second = ""]: readonly string[]): boolean {
  if (fieldType === "Integer" || fieldType === "Double") return Number(first) > Number(second);
  return fieldType === "Datetime" && first > second;
}
