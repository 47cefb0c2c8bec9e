import { type Mutant, mutant } from "./mutant.ts";

/** Mistakes in carrying out and writing down. */
export const COMMITTING_MUTANTS: readonly Mutant[] = [
  mutant("stores no intent before it writes to the ERP", {
    file: "write/send-changes.ts",
    find: "if (intents.length > 0) await this.#work.ports.journal.intend(intents);",
    replace: "",
  }),
  mutant("clears up after a crash without asking the ERP", {
    file: "write/recover.ts",
    find: "const hasArrived = now?.ok && transform?.matches(now.value, row.newValue);",
    replace: "const hasArrived = false;",
  }),
  mutant("believes after a crash that every write has arrived", {
    file: "write/recover.ts",
    find: "return hasArrived ? [{ ...row, newValue: now.value }] : [];",
    replace: "return [row];",
  }),
  mutant("forgets a write whose actor is left out of the answer", {
    file: "write/recover.ts",
    find: "if (!read.actors.has(erpKey)) recovery.unclear.set(linkId, refusal ?? null);",
    replace: "if (refusal !== undefined) recovery.unclear.set(linkId, refusal);",
  }),
  mutant("sends while it is unknown whether an earlier write has arrived", {
    file: "write/outbound-group.ts",
    find: "isPresent(records.get(link.crmId)) && !run.unclear.has(link.id)",
    replace: "isPresent(records.get(link.crmId))",
  }),
  mutant("takes an actor that is missing in the answer for saved", {
    file: "write/send-changes.ts",
    find: "const answer = answers.get(write.actor.erpKey);",
    replace: `const sentValues = write.changes.map(({ transform, wire }) => [transform.field.erpFieldKey, wire]);
      const answer = answers.get(write.actor.erpKey) ??
        { ...write.actor, fieldValues: { ...write.actor.fieldValues, ...Object.fromEntries(sentValues) } };`,
  }),
  mutant("sends changed fields alone to an ERP that blanks the others", {
    file: "write/send-changes.ts",
    find: "const sent = ports.erp.acceptsPartialSave ? changesToSend : actorToSend;",
    replace: "const sent = changesToSend;",
  }),
  mutant("drops the good records of a refused batch", {
    file: "write/send-changes.ts",
    find: "return { left: left.filter(({ isKnown, changes }) => isKnown && changes.length > 0), explanation };",
    replace: "return { left: [], explanation };",
  }),
  mutant("logs what has arrived although its intent stays open", {
    file: "write/send-changes.ts",
    find: "const told = write.isKnown ? {} : untold;",
    replace: "const told = {}; void untold;",
  }),
  mutant("takes an answer that cannot be read for what was sent", {
    file: "write/erp-write.ts",
    find: "if (!read.ok) return { change, answered: newValue, stored: null, base: null, unreadable: read.problem };",
    replace: "if (!read.ok) return { change, answered: newValue, stored: newValue, base: newValue };",
  }),
  mutant("ignores that a commit was stale", {
    file: "commit/commit-records.ts",
    find: 'if (outcome.kind === "committed") return',
    replace: 'if (outcome.kind !== "never") return',
  }),
  mutant("writes over a record that somebody has changed since", {
    file: "simulation/sim-journal.ts",
    find: "!this.#options.crm.isCurrent(write)",
    replace: "this.#options.crm.record(write.id).version < 0",
  }),
  mutant("writes the value of a won conflict without a log row", {
    file: "commit/batch.ts",
    find: "if (plan !== null && plan.log.length > 0) log.push(...plan.log);",
    replace: 'if (plan !== null) log.push(...plan.log.filter(({ reason }) => reason !== "conflict-won"));',
  }),
  mutant("writes every log row of the ERP twice", {
    file: "commit/batch.ts",
    find: "if (linked.erpRows.length > 0) log.push(...linked.erpRows);",
    replace: "log.push(...linked.erpRows, ...linked.erpRows);",
  }),
  mutant("moves the feed position with the first group", {
    file: "write/outbound.ts",
    find: "await syncGroup(step, group, index === groups.length - 1 ? move : {});",
    replace: "await syncGroup(step, group, index === 0 ? move : {});",
  }),
  mutant("does not list what it leaves out", {
    file: "merge/record-merge.ts",
    find: "this.#problems.push({ linkId: this.sides.linkId, erpFieldKey, code, details });",
    replace: "void [erpFieldKey, code, details];",
  }),
  mutant("recognises a listed problem by the actor's stamp", {
    file: "commit/batch.ts",
    find: "  return problems.filter((problem) => !known.some((one) => isSameProblem(one, problem)));",
    replace: `  const isSeenBefore = linked.actor?.lastModified === linked.link.erpTimestamp;
  return isSeenBefore ? [] : problems.filter((problem) => !known.some((one) => isSameProblem(one, problem)));`,
  }),
  mutant("takes a link for looked at when inbound lists a problem of it", {
    file: "commit/batch.ts",
    find: "if (linked.isDue) checked.push(linked.link.id);",
    replace: "if (linked.isDue || raised.length > 0) checked.push(linked.link.id);",
  }),
];
