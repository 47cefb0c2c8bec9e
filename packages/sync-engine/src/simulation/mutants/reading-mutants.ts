import { type Mutant, mutant, WITHIN } from "./mutant.ts";

/** Mistakes in reading what has changed. */
export const READING_MUTANTS: readonly Mutant[] = [
  mutant("reads from the watermark without the watermark itself", {
    file: "read/read-changes.ts",
    find: "if (from !== null) return yield* changesFrom(reading, from);",
    replace: `if (from !== null) {
      for await (const batch of changesFrom(reading, from)) yield batch.filter((actor) => actor.lastModified !== from);
      return;
    }`,
  }),
  mutant("moves the watermark with the first batch", {
    file: "read/inbound.ts",
    find: "await batches.apply(waiting, {});",
    replace: `const highest = batch.at(-1)?.lastModified ?? "";
      await batches.apply(waiting, highest === "" ? {} : { watermark: { actorType: type.actorType, stamp: highest } });`,
  }),
  mutant("does not go back for changes that become visible late", {
    file: "read/inbound.ts",
    find: "const { ports, type, run, first, overlapMs } = step;",
    replace: "const { ports, type, run, first } = step; const overlapMs = 0;",
  }),
  mutant("counts the overlap from the present instead of the last reading", {
    file: "read/inbound.ts",
    find: "const from = isOrdered ? nextMark(run.reading, overlapMs) : null;",
    replace: `const present = run.reading.lastBeganMs === null ? null : clock.monotonicMs();
  const from = isOrdered ? nextMark({ ...run.reading, lastBeganMs: present }, overlapMs) : null;`,
  }),
  mutant("pauses any number of links without asking", {
    file: "read/absence.ts",
    find: "return actors > FEW && actors > SMALL_PART * extent.links ?",
    replace: "return actors > 1_000_000 ?",
  }),
  mutant("concludes from one answer that an actor is gone", {
    file: "read/absence.ts",
    find: "else if (since === null) found.noted.push(link);",
    replace: "else if (since === null) found.gone.push(link);",
  }),
  mutant("trusts the highest stamp after a restart", {
    file: "memory/overlap.ts",
    find: "atMs: index === 0 ? null : nowMs",
    replace: "atMs: null",
  }),
  mutant("writes stamps in its own way", {
    file: "read/read-changes.ts",
    find: "erp.changedActors({ actorType: type.actorType, updatedOnOrAfter,",
    replace:
      'erp.changedActors({ actorType: type.actorType, updatedOnOrAfter: updatedOnOrAfter.replace("T", " "),',
  }),
  mutant("tries one first stamp only", {
    file: "read/read-changes.ts",
    find: "accepted === undefined ? FIRST_STAMPS :",
    replace: "accepted === undefined ? FIRST_STAMPS.slice(0, 1) :",
  }),
  {
    name: "suppresses echoes by time: what was written a moment ago is not looked at",
    within: WITHIN,
    patches: [
      {
        file: "write/send-changes.ts",
        find: "    write.isKnown = true;\n    this.#isAnyThrough = true;\n  }\n\n  /**\n   * Reads what was sent",
        replace: `    write.isKnown = true;
    this.#isAnyThrough = true;
    const written = writtenAt.get(ports.clock) ?? new Map<number, number>();
    writtenAt.set(ports.clock, written.set(write.linked.link.id, ports.clock.now().getTime()));
  }

  /**
   * Reads what was sent`,
      },
      {
        file: "write/send-changes.ts",
        find: "/** Records of one actor type that are synchronised together. */",
        replace: "export const writtenAt = new WeakMap<object, Map<number, number>>();",
      },
      {
        file: "commit/batches-in-turn.ts",
        find: 'const active = links.filter(({ state }) => state === "active");',
        replace: `const isEcho = (id: number) =>
    ports.clock.now().getTime() - (writtenAt.get(ports.clock)?.get(id) ?? 0) < 600_000;
  const echoes = links.filter(({ id, state }) => state === "active" && isEcho(id));
  const active = links.filter((link) => link.state === "active" && !echoes.includes(link));`,
      },
      {
        file: "commit/batches-in-turn.ts",
        find: 'import { isAsAgreed } from "../merge/holds-base.ts";',
        replace:
          'import { isAsAgreed } from "../merge/holds-base.ts";\nimport { writtenAt } from "../write/send-changes.ts";',
      },
      {
        file: "commit/batches-in-turn.ts",
        find: "links.length - active.length - states.length",
        replace: "links.length - active.length - echoes.length - states.length",
      },
      {
        file: "commit/batches-in-turn.ts",
        find: "active.length - linked.length",
        replace: "active.length + echoes.length - linked.length",
      },
    ],
  },
  mutant("reads the change feed past transactions that are still open", {
    file: "simulation/sim-crm.ts",
    find: "const end = this.readableEnd;",
    replace: "const end = Number.POSITIVE_INFINITY;",
  }),
  mutant("takes an actor that comes twice in its older state", {
    file: "commit/batches-in-turn.ts",
    find: "compareLastModified(actor.lastModified, known.lastModified) >= 0",
    replace: "compareLastModified(actor.lastModified, known.lastModified) < 0",
  }),
  mutant("does not account for unlinked actors", {
    file: "commit/batches-in-turn.ts",
    find: '[{ kind: "unlinked" }, actors.size - links.length],',
    replace: "",
  }),
  mutant("moves the watermark while the batch before is still being committed", {
    file: "commit/batches-in-turn.ts",
    find: `const committed = await before?.committing;
    const committing = commitPlanned(ports, prepared.planned);`,
    replace: `const committed = undefined as CommittedRecords | undefined;
    before?.committing.then((done) => book(this.#step, before, done), () => undefined);
    const committing = commitPlanned(ports, prepared.planned);`,
  }),
];
