import type { ConnectionHealth } from "@brygga/api-contract";

export type TimeUnit = "hour" | "day";

/** Changes within one hour or day of the reader's clock. */
export interface ChangesInTime {
  /** Its beginning. */
  readonly at: string;
  readonly toCrm: number;
  readonly toErp: number;
}

/** A day is shown by the hour, more than that by the day. */
export const unitOf = (hours: number): TimeUnit => (hours <= 24 ? "hour" : "day");

interface Period {
  /** First instant. */
  readonly since: string;
  /** Last instant. */
  readonly at: string;
  readonly unit: TimeUnit;
}

/** Every hour or day of a period, those without changes too, oldest first. */
export function changesOverTime(
  hours: ConnectionHealth["hours"],
  { since, at, unit }: Period,
): ChangesInTime[] {
  const slots = new Map<number, { toCrm: number; toErp: number }>();
  for (const slot = beginningOf(new Date(since), unit); slot <= new Date(at); advance(slot, unit)) {
    slots.set(slot.getTime(), { toCrm: 0, toErp: 0 });
  }
  for (const hour of hours) {
    const slot = slots.get(beginningOf(new Date(hour.at), unit).getTime());
    if (slot === undefined) continue;
    slot.toCrm += hour.toCrm;
    slot.toErp += hour.toErp;
  }
  return [...slots].map(([time, counts]) => ({ at: new Date(time).toISOString(), ...counts }));
}

function beginningOf(instant: Date, unit: TimeUnit): Date {
  const beginning = new Date(instant);
  if (unit === "day") beginning.setHours(0, 0, 0, 0);
  else beginning.setMinutes(0, 0, 0);
  return beginning;
}

/** Days are counted by the calendar: two of them a year do not have 24 hours. */
function advance(slot: Date, unit: TimeUnit): void {
  if (unit === "day") slot.setDate(slot.getDate() + 1);
  else slot.setTime(slot.getTime() + 3_600_000);
}
