import { type Mutant, mutant } from "./mutant.ts";

/** Mistakes in what is done beside the cycles: resync, undo, preview. */
export const JOB_MUTANTS: readonly Mutant[] = [
  mutant("resyncs fields whose direction is off", {
    file: "jobs/resync.ts",
    find: "if (!isServed(values, source)) return LEFT;",
    replace: "",
  }),
  mutant("takes back what was changed since", {
    file: "jobs/undo-plan.ts",
    find: "if (changed !== undefined && !force)",
    replace: "if (changed !== undefined && force === null)",
  }),
  mutant("takes back what a source delivered before its present value has arrived", {
    file: "jobs/undo-plan.ts",
    find: " ?? newerSource(readable);",
    replace: " ?? (held === null ? newerSource(readable) : undefined);",
  }),
  mutant("takes a change back on one side only", {
    file: "jobs/undo-plan.ts",
    find: "erpHolds: isTwoWay(transform) ? held.erp : null,",
    replace: "erpHolds: null,",
  }),
  mutant("takes a value for taken back that the ERP has refused", {
    file: "jobs/undo.ts",
    find: "return { problems: await ports.links.problemsOf([...links.keys()]), values };",
    replace: "return { problems: [], values };",
  }),
  mutant("empties other fields of a record of which a change is taken back", {
    file: "jobs/undo.ts",
    find: "const blankOverwrites = plan.blankOverwrites || fieldKeys.has(values.field.field.erpFieldKey);",
    replace: "const blankOverwrites = plan.blankOverwrites || fieldKeys.size > 0;",
  }),
  mutant("commits in a preview", {
    file: "jobs/preview.ts",
    find: `    onBatch(batch);
    return { kind: "committed" };`,
    replace: `    onBatch(batch);
    return journal.commit(batch);`,
  }),
  mutant("saves actors in a preview", {
    file: "jobs/preview.ts",
    find: "for (const actor of actors) wouldBe.save(actor);",
    replace: "await erp.saveActors(actors); for (const actor of actors) wouldBe.save(actor);",
  }),
  mutant("stores intents in a preview", {
    file: "jobs/preview.ts",
    find: "intend: async () => undefined,",
    replace: "intend: (intents) => journal.intend(intents),",
  }),
  mutant("does not see in a preview what it would have written", {
    file: "jobs/preview.ts",
    find: "(await erp.getActors(query)).map((actor) => wouldBe.actor(actor)),",
    replace: "erp.getActors(query),",
  }),
];
