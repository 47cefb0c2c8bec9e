import { type Mutant, mutant } from "./mutant.ts";

/** Mistakes in creating actors. */
export const CREATING_MUTANTS: readonly Mutant[] = [
  mutant("stores no intent before it creates an actor", {
    file: "create/creating.ts",
    find: "return send(work, await work.store.intend({ actorType, sent, agreed, knownKeys }));",
    replace: "return send(work, { actorType, sent, agreed, knownKeys } as unknown as Intent);",
  }),
  mutant("creates again when the answer was lost", {
    file: "create/creating.ts",
    find: "  // A connector that has just lost an answer may well lose the next: then the cycles look for the actor.",
    replace: `  const again = await work.erp.create(intent.sent);
  if (again.kind === "created") {
    return { kind: "linked", linkId: await linkCreated(work, intent, again.actor) };
  }`,
  }),
  mutant("takes a lost answer for a refusal to create", {
    file: "create/creating.ts",
    find: 'if (kind !== "uncertain") {',
    replace: "if (kind.length > 0) {",
  }),
  mutant("takes an actor that was there before for the one it created", {
    file: "create/find-created.ts",
    find: "isNew: knownKeys !== null && !knownKeys.has(actor.erpKey),",
    replace: "isNew: knownKeys === null || knownKeys.size >= 0,",
  }),
  mutant("links an actor that may be another record's", {
    file: "create/find-created.ts",
    find: "if (isOnlyOne && !isContested)",
    replace: "if (isOnlyOne)",
  }),
  mutant("links an actor that a create which was given up may have made", {
    file: "create/given-up-create.ts",
    find: "!rival.isGivenUp || canStillLand(rival, Date.parse(intent.sentAt));",
    replace: "!rival.isGivenUp;",
  }),
  mutant("links a late actor as if it held what was sent last", {
    file: "create/creating.ts",
    find: "linkCreated(work, withoutOther(intent, earlier),",
    replace: "linkCreated(work, intent,",
  }),
  mutant("takes the first of several actors that may be the one it created", {
    file: "create/find-created.ts",
    find: "const isOnlyOne = match !== undefined && others.length === 0;",
    replace: "const isOnlyOne = match !== undefined && others.length >= 0;",
  }),
  mutant("creates with values whose direction has been switched off", {
    file: "create/creating.ts",
    find: "const { sent, agreed } = asMappedNow(work, intent);",
    replace: "const { sent, agreed } = intent;",
  }),
  mutant("links a created actor without the values that it gave itself", {
    file: "create/create-actor.ts",
    find: "    crmValues: plan.crmValues,",
    replace: "    crmValues: {},",
  }),
];
