import { type Mutant, mutant } from "./mutant.ts";

/** Mistakes in deciding what is to be done. */
export const DECIDING_MUTANTS: readonly Mutant[] = [
  mutant("moves the base although a direction is off", {
    file: "merge/record-merge.ts",
    find: 'if (because === "direction-off") return this.settle(transform);',
    replace: 'if (because === "direction-off") return this.#agree(transform, value);',
  }),
  mutant("writes although the direction is off", {
    file: "merge/merge.ts",
    find: 'if (!isDirectionOn) return { kind: "held", because: "direction-off", value };',
    replace: "",
  }),
  mutant("moves the base before the ERP has the value", {
    file: "merge/record-merge.ts",
    find: "const written = transform.canonicalToErp(value);",
    replace:
      "const written = transform.canonicalToErp(value);\n    if (written.ok) this.#agree(transform, value);",
  }),
  mutant("treats blank as absent", {
    file: "merge/record-merge.ts",
    find: "if (wire === undefined) {",
    replace: 'if (wire === undefined || wire === "") {',
  }),
  mutant("treats absent as blank", {
    file: "merge/record-merge.ts",
    find: "const wire = textByKey(actor.fieldValues, erpFieldKey);",
    replace: 'const wire = textByKey(actor.fieldValues, erpFieldKey) ?? "";',
  }),
  mutant("lets blank overwrite whatever the policy says", {
    file: "merge/merge.ts",
    find: `if (value === "" && !blankOverwrites) return { kind: "held", because: "blank", value };`,
    replace: "",
  }),
  mutant("gives conflicts to the lower side", {
    file: "merge/merge.ts",
    find: 'if (blankOverwrites || (erp !== "" && crm !== "")) return winner;',
    replace: 'if (blankOverwrites || (erp !== "" && crm !== "")) return winner === "crm" ? "erp" : "crm";',
  }),
  mutant("takes a conflict for a plain change", {
    file: "merge/merge.ts",
    find: "if (field.same(erp, base)) return takeCrm",
    replace: "if (!field.matches(base, crm)) return takeCrm",
  }),
  mutant("cuts text that is too long", {
    file: "transform/value-codec.ts",
    find: "if (limit === 0 || text.length <= limit) return success(text);",
    replace:
      "if (limit === 0 || text.length <= limit || code.length > 0) return success(limit === 0 ? text : text.slice(0, limit));",
  }),
  mutant("takes an item without a mapping for blank", {
    file: "transform/list-codec.ts",
    find: 'return failure("list-item-unmapped", { item: key, text: texts?.get(key) || key });',
    replace: 'return success(texts === keys ? key : "");',
  }),
  mutant("leaves the whole record when one field has a problem", {
    file: "merge/linked-record.ts",
    find: "  const finished = { linked, record, plan, problems: onePerField(joined(linked.problems, plan.problems)) };",
    replace: `  const none = { crmValues: {}, erpChanges: [], log: [], base: linked.base, isBaseMoved: false };
  const kept = plan.problems.length > 0 ? { ...plan, ...none } : plan;
  const finished = { linked, record, plan: kept, problems: onePerField(joined(linked.problems, plan.problems)) };`,
  }),
  mutant("never stops a field that keeps coming round", {
    file: "memory/churn.ts",
    find: "churn !== undefined && churn.rounds >= MAX_ROUNDS;",
    replace: "churn !== undefined && churn.rounds < 0;",
  }),
];
