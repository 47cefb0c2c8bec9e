import type { CrmValue, MappedField } from "../model/model.ts";
import { textField, World } from "./world.ts";

type Direction = "both" | ">" | "<";

/** A text field with the directions. */
export const nameField = (direction: Direction, changes: Partial<MappedField> = {}): MappedField =>
  textField("name", { syncToCrm: direction !== "<", syncToErp: direction !== ">", ...changes });

export interface Row {
  readonly direction?: Direction;
  /** null: never agreed on. */
  readonly base?: string | null;
  readonly erp: string;
  readonly crm: string;
  readonly winner?: "crm" | "erp";
  readonly blankOverwrites?: boolean;
  readonly field?: Partial<MappedField>;
}

export interface After {
  readonly world: World;
  readonly erp: string | undefined;
  readonly crm: CrmValue;
  readonly base: string | undefined;
  readonly log: readonly string[];
  readonly problems: readonly string[];
}

const blankAsNull = (value: string): CrmValue => (value === "" ? null : value);

/** Both sides changed from the base to these values, one cycle, and what it left. */
export async function afterCycle(row: Row): Promise<After> {
  const { direction = "both", base = "b", erp, crm, winner = "crm", blankOverwrites = true, field } = row;
  const world = new World({
    fields: [nameField(direction, field), textField("phone")],
    winner,
    blankOverwrites,
  });
  await world.link(1, { NAME: base ?? erp, PHONE: "1" });
  if (base === null) await forgetBase(world);
  if (erp !== base) world.editErp(1, { NAME: erp });
  if (crm !== base) world.editCrm(1, { name: blankAsNull(crm) });
  await world.cycle();
  return {
    world,
    erp: world.erpValue(1, "NAME"),
    crm: world.crmValue(1, "name") ?? "",
    base: world.journal.link(1).base.NAME,
    log: world.journal.log.map(
      ({ target, oldValue, newValue, reason }) => `${target}: ${oldValue} -> ${newValue} (${reason})`,
    ),
    problems: world.journal.problems.map(({ code }) => code),
  };
}

/** As after a change of the mapping: no base, and the link is looked at. */
async function forgetBase(world: World): Promise<void> {
  const { NAME: _, ...base } = world.journal.link(1).base;
  const { erpTimestamp } = world.journal.link(1);
  await world.journal.commit({
    ...{ crmWrites: [], log: [], problems: [], solved: [], settled: [] },
    links: [{ linkId: 1, base, erpTimestamp }],
    states: [{ linkId: 1, state: "active" }],
  });
}

export const outcome = ({ erp, crm, base, log }: After) => ({ erp, crm, base, log });
