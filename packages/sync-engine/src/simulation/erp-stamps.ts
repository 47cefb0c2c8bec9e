import type { StampForm } from "./schedule.ts";

/** A LastModified as the connector writes it, and its place in the ERP's own order. */
export interface Stamp {
  readonly text: string;
  readonly order: number;
}

export interface StampMoment {
  /** The ERP's clock. */
  readonly ms: number;
  /** How many stamps the ERP has given out. */
  readonly count: number;
}

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

/** Stamps as connectors in the field write them. */
export function stampOf(form: StampForm, { ms, count }: StampMoment): Stamp {
  switch (form) {
    case "counter":
      return { text: String(count), order: count };
    case "text":
      return { text: `rev-${String(count).padStart(8, "0")}`, order: count };
    case "epoch-seconds":
      return { text: String(Math.floor(ms / SECOND_MS)), order: floored(ms, SECOND_MS) };
    case "local-seconds":
      return { text: iso(ms).slice(0, 19), order: floored(ms, SECOND_MS) };
    case "iso":
      return { text: iso(ms), order: ms };
    case "encoded":
      return { text: encoded(ms, `${iso(ms).slice(20, 23)}0000`), order: ms };
    case "encoded-seconds":
      return { text: encoded(ms, "0000000"), order: floored(ms, SECOND_MS) };
    case "date":
      return { text: iso(ms).slice(0, 10), order: floored(ms, DAY_MS) };
  }
}

const floored = (ms: number, unitMs: number): number => Math.floor(ms / unitMs) * unitMs;

/** Without a zone, as an ERP's own wall clock. */
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 23);

function encoded(ms: number, fraction: string): string {
  const text = iso(ms);
  return `[DT:${text.slice(5, 7)}/${text.slice(8, 10)}/${text.slice(0, 4)} ${text.slice(11, 19)}.${fraction}]`;
}
