import type { Violation } from "./chronicle.ts";
import type { ConnectionSetup, Deed, Fault, Schedule, Step, Work } from "./schedule.ts";

/** The schedule in words, one line a step, with what it breaks. */
export function printSchedule({ seed, setup, steps }: Schedule, violations: readonly Violation[]): string {
  return [
    `Schedule of seed ${seed}`,
    `  records: ${setup.records.map(({ entity, id }) => `${entity} ${id}`).join(", ")}`,
    ...setup.connections.flatMap(printConnection),
    "Steps",
    ...steps.map((step, at) => `  ${at + 1}. ${printStep(step)}`),
    ...(violations.length === 0 ? [] : ["Broken"]),
    ...violations.map(({ rule, what }) => `  ${rule}: ${what}`),
  ].join("\n");
}

function printConnection(
  { vices, types, links, ...rest }: ConnectionSetup,
  index: number,
): readonly string[] {
  const { winner, blankOverwrites, overlapMs, scanRoundMs, parents, items } = rest;
  const policy = `the ${winner.toUpperCase()} wins, blank ${blankOverwrites ? "overwrites" : "does not overwrite"}`;
  const linked = links.map(({ id, agreed }) => (agreed ? `${id}` : `${id} (never agreed)`));
  return [
    `  connection ${index}: ${policy}, overlap ${overlapMs} ms, scan ${scanRoundMs ?? "off"}, items ${JSON.stringify(items)}`,
    `    its ERP: ${JSON.stringify(vices)}`,
    `    links: ${linked.join(", ")}`,
    ...(parents === undefined ? [] : [`    parents: ${JSON.stringify(parents)}`]),
    ...types.flatMap(({ actorType, fields }) =>
      fields.map(({ key, toCrm, toErp, ...vice }) => {
        const directions = `${toCrm ? ">" : ""}${toErp ? "<" : ""}`;
        return `    ${actorType}.${key} ${directions} ${JSON.stringify(vice)}`;
      }),
    ),
  ];
}

function printStep(step: Step): string {
  if (step.do !== "cycles") return printDeed(step);
  const cycles = step.of.map(({ connection, faults, work }) => {
    const troubles = faults.map(printFault);
    return `${work === undefined ? "cycle" : printWork(work)} of connection ${connection}${troubles.length === 0 ? "" : ` [${troubles.join("; ")}]`}`;
  });
  return cycles.join(" beside ");
}

function printWork(work: Work): string {
  switch (work.kind) {
    case "sync-record":
      return `sync of record ${work.id}`;
    case "resync":
      return `resync from the ${work.source.toUpperCase()}${work.blankOverwrites ? ", blanks too," : ""}`;
    case "preview":
      return "preview and cycle";
    case "undo":
      return `undo of the last ${work.rows} rows${work.id === undefined ? "" : ` of record ${work.id}`}${work.force ? ", by force," : ""}`;
    case "create":
      return `create of record ${work.id}`;
    case "settle-create":
      return `settling the create of record ${work.id} (${work.how})`;
  }
}

function printFault({ at, nth, what }: Fault): string {
  const { kind, ...rest } = what;
  const more =
    "deeds" in rest ? `: ${rest.deeds.map(printDeed).join(", ")}` : "ms" in rest ? ` ${rest.ms} ms` : "";
  return `${kind}${more} at ${at} #${nth}`;
}

function printDeed({ do: name, ...rest }: Deed): string {
  return `${name} ${Object.entries(rest)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join(" ")}`;
}
