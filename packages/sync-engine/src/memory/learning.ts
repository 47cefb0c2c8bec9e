import { type ErpForm, formsFor, inForm } from "./erp-form.ts";

/** What is known so far of what an ERP does to the texts of one mapped field. */
export interface Learning {
  /** The forms that explain every text that came back since the last surprise, the simplest first. */
  readonly fits: readonly ErpForm[];
  /** Fingerprints of the different texts that came back in another form. */
  readonly seen: readonly string[];
  /** How often what had been learned turned out to be wrong. */
  readonly doubts: number;
}

/** A text that was written to the ERP, with what it answered. */
export interface Written {
  readonly sent: string;
  readonly stored: string;
  /** What the ERP held before. */
  readonly before: string;
}

/** Different texts that must have come back in the same form, none in another, before it is believed. */
export const LEARNED_AFTER = 3;

/** An ERP that was misjudged so often does something that has no rule here. */
const MAX_DOUBTS = 4;

/** Whoever was misjudged has to show more of it the next time. */
const neededFor = ({ doubts }: Learning): number => LEARNED_AFTER * 2 ** doubts;

/** The form that the ERP brings texts of the field into; null where it has not been learned. */
export function learnedForm(learning: Learning | undefined): ErpForm | null {
  if (learning === undefined || learning.doubts >= MAX_DOUBTS) return null;
  return learning.seen.length >= neededFor(learning) ? (learning.fits[0] ?? null) : null;
}

/**
 * What is known after one more write. Answers the very same object where nothing was learned by it. Nothing is
 * learned from blanks, nor from an ERP that kept its value.
 */
export function learn(known: Learning | undefined, written: Written): Learning | undefined {
  const { sent, stored, before } = written;
  const isAlike = stored === sent;
  if (sent === "" || stored === "" || (known === undefined && isAlike)) return known;
  const fits = fitting(known, written);
  if (fits.length === 0) {
    return stored === before && !isAlike ? known : afterSurprise(known, written);
  }
  const seen = isAlike ? (known?.seen ?? []) : withSeen(known, sent);
  const isNews = known === undefined || seen !== known.seen || fits.length !== known.fits.length;
  return isNews ? { fits, seen, doubts: known?.doubts ?? 0 } : known;
}

/** Where nothing is left that could be contradicted, every form is possible again. */
function fitting(known: Learning | undefined, { sent, stored }: Written): readonly ErpForm[] {
  const candidates = known !== undefined && known.fits.length > 0 ? known.fits : formsFor(stored);
  if (stored === sent && known?.fits.length === 0) return [];
  return candidates.filter((form) => inForm(form, sent) === stored);
}

function afterSurprise(known: Learning | undefined, written: Written): Learning | undefined {
  const { sent, stored } = written;
  const isWrong = learnedForm(known) !== null;
  const doubts = (known?.doubts ?? 0) + (isWrong ? 1 : 0);
  const fits = stored === sent ? [] : formsFor(stored).filter((form) => inForm(form, sent) === stored);
  if (fits.length > 0) return { fits, seen: [fingerprint(sent)], doubts };
  if (known === undefined || (known.fits.length === 0 && known.doubts === doubts)) return known;
  return { fits: [], seen: [], doubts };
}

function withSeen(known: Learning | undefined, sent: string): readonly string[] {
  const seen = known?.seen ?? [];
  const mark = fingerprint(sent);
  const isEnough = known !== undefined && seen.length >= neededFor(known);
  return isEnough || seen.includes(mark) ? seen : [...seen, mark];
}

/** Tells texts apart without keeping them: they are people's names and numbers. FNV-1a, 32 bits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
