import { type Mutant, mutant } from "./mutant.ts";

/** Mistakes about persons and the companies that they belong to. */
export const FAMILY_MUTANTS: readonly Mutant[] = [
  mutant("does not wake a person whose company has been linked", {
    file: "write/waiting.ts",
    find: "const linked = new Set(companies.map(({ crmId }) => crmId));",
    replace: "const linked = new Set();",
  }),
  mutant("wakes a person whose company has no link", {
    file: "write/waiting.ts",
    find: "const awake = waiting.filter(({ crmId }) => linked.has(Number(parentOf.get(crmId) ?? Number.NaN)));",
    replace: "const awake = waiting;",
  }),
  mutant("takes parents that differ for agreed", {
    file: "merge/parents.ts",
    find: "problem: isMoved\n",
    replace: "problem: false\n",
  }),
  mutant("does not look at a person whom somebody moves in the ERP", {
    file: "merge/holds-base.ts",
    find: "holdsBase(base, actor, type.transforms) && namesKnownParent(type, base, actor);",
    replace: "holdsBase(base, actor, type.transforms);",
  }),
  mutant("does not look at a person whom somebody moves in the CRM", {
    file: "write/outbound-group.ts",
    find: "if (!hasKnownCompany(type, link.base, company)) return true;",
    replace: "",
  }),
  mutant("measures a person, where the ERP names no parents, by the company that it had last", {
    file: "merge/parents.ts",
    find: 'const first = inErp === "" ? before?.inCrm || inCrm : inCrm;',
    replace: "const first = inCrm;",
  }),
  mutant("takes a parent without its type for another one", {
    file: "merge/parents.ts",
    find: '(inErp.startsWith(":") || inErp === parentInCrm(company))',
    replace: "inErp === parentInCrm(company)",
  }),
  mutant("takes an answer without a parent for a person that belongs to nobody", {
    file: "merge/parents.ts",
    find: 'parentInErp(actor) || (before?.inErp ?? "")',
    replace: "parentInErp(actor)",
  }),
  mutant("sends a person without its parent", {
    file: "write/erp-write.ts",
    find: "return { ...fetched, fieldValues: Object.fromEntries([...kept, ...wireValues(changes)]) };",
    replace:
      'return { ...fetched, parentErpKey: "", fieldValues: Object.fromEntries([...kept, ...wireValues(changes)]) };',
  }),
  mutant("lists a parent that differs in the place of what the record as a whole has", {
    file: "merge/parents.ts",
    find: "erpFieldKey: PARENT_KEY_FIELD, code",
    replace: "erpFieldKey: null, code",
  }),
  mutant("does not look at a person again when the company that it was moved to is linked", {
    file: "simulation/sim-connection.ts",
    find: "(differ.has(id) &&",
    replace: "(id < 0 &&",
  }),
  mutant("leaves the links of a company's persons when that of the company is removed", {
    file: "simulation/sim-connection.ts",
    find: "for (const id of [recordId, ...contacts.map(({ crmId }) => crmId)]) {",
    replace: "for (const id of [recordId]) {",
  }),
];
