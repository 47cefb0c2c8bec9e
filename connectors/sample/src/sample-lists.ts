import { type DisplayText, displayText } from "@brygga/connector-sdk";
import type { TextMap } from "@brygga/protocol";

const LISTS = {
  CustomerGroup: {
    G1: { US: "Retail", SV: "Detaljhandel", NO: "Detaljhandel" },
    G2: { US: "Industry", SV: "Industri", NO: "Industri" },
    G3: { US: "Public sector", SV: "Offentlig sektor", NO: "Offentlig sektor" },
    G4: { US: "Export", SV: "Export", NO: "Eksport" },
  },
  SupplierGroup: {
    G1: { US: "Goods", SV: "Varor", NO: "Varer" },
    G2: { US: "Services", SV: "Tjänster", NO: "Tjenester" },
    G3: { US: "Freight", SV: "Frakt", NO: "Frakt" },
  },
  Position: {
    BUY: { US: "Purchasing", SV: "Inköp", NO: "Innkjøp" },
    SAL: { US: "Sales", SV: "Försäljning", NO: "Salg" },
    FIN: { US: "Finance", SV: "Ekonomi", NO: "Økonomi" },
    MAN: { US: "Management", SV: "Ledning", NO: "Ledelse" },
  },
  ProjectStatus: {
    P: { US: "Planned", SV: "Planerat", NO: "Planlagt" },
    A: { US: "Active", SV: "Pågår", NO: "Pågår" },
    D: { US: "Done", SV: "Avslutat", NO: "Avsluttet" },
  },
} as const satisfies Record<string, Record<string, DisplayText>>;

export type SampleList = keyof typeof LISTS;

/** The keys of a list's items, in their order. */
export function itemKeysOf(listName: SampleList): readonly [string, ...string[]] {
  const [first = "", ...rest] = Object.keys(LISTS[listName]);
  return [first, ...rest];
}

/** All items of a list, text by key; null when there is no such list. */
export function itemsOf(listName: string): TextMap | null {
  if (!isSampleList(listName)) return null;
  return Object.fromEntries(Object.entries(LISTS[listName]).map(([key, words]) => [key, displayText(words)]));
}

const isSampleList = (listName: string): listName is SampleList => Object.hasOwn(LISTS, listName);
