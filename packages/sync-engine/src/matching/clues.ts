/** What a record or an actor is known by, as it stands there. "" and empty lists where there is nothing. */
export interface Clues {
  readonly name: string;
  readonly cities: readonly string[];
  readonly vatNumbers: readonly string[];
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
  /** Of a person: the actor that its company is linked to, or that it belongs to; "" where that is not said. */
  readonly parent: string;
}

/** Clues in a form in which those of the same company are the same text. */
export interface ComparableClues {
  /** Words of the name without legal forms, in the order of the alphabet. */
  readonly words: readonly string[];
  /** The words, joined as they stand. */
  readonly name: string;
  /** The words joined in the order of the alphabet: "Volvo Trucks" is "Trucks, Volvo". */
  readonly sortedName: string;
  readonly cities: readonly string[];
  readonly vatNumbers: readonly VatNumber[];
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
  readonly parent: string;
}

export interface VatNumber {
  /** Two letters; "" where it is written without. */
  readonly country: string;
  readonly digits: string;
}

/** Whether two VAT numbers are one; a number written without its country agrees with it written with any. */
export const isSameVatNumber = (one: VatNumber, other: VatNumber): boolean =>
  one.digits === other.digits &&
  (one.country === other.country || one.country === "" || other.country === "");

/** Words that say in which legal form a company is run: people leave them out, or write them in several ways. */
const LEGAL_FORMS = new Set(
  (
    "ab hb kb publ aktiebolag aktiebolaget handelsbolag kommanditbolag ef ek for " +
    "as asa ans da nuf enk aps ivs a/s k/s i/s amba oy oyj ky tmi ehf hf " +
    "gmbh ag kg kgaa ug ohg gbr ev eg mbh co se " +
    "bv nv vof cv ltd limited llc llp lp plc inc incorporated corp corporation company " +
    "sa sas sarl srl spa spzoo sro ou uab sia"
  ).split(" "),
);

/** Words that join others. */
const JOINING = new Set("och and und og en et i the der die das de het".split(" "));

export function comparable(clues: Clues): ComparableClues {
  const spoken = wordsOf(withoutDots(clues.name));
  const told = spoken.filter((word) => !LEGAL_FORMS.has(word) && !JOINING.has(word));
  const words = told.length > 0 ? told : spoken;
  const sorted = words.toSorted();
  return {
    words: sorted,
    name: words.join(""),
    sortedName: sorted.join(""),
    cities: distinct(clues.cities.map((city) => wordsOf(city).join(" "))),
    vatNumbers: clues.vatNumbers.flatMap((text) => vatNumberOf(text) ?? []),
    numbers: distinct(clues.numbers.map(numberOf)),
    emails: distinct(clues.emails.map((text) => text.trim().toLowerCase())),
    parent: clues.parent,
  };
}

const distinct = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.filter((text) => text !== "")),
];

/** "A.B. Volvo", "S.p.A." and "A/S": abbreviations are one word, however they are dotted. */
const withoutDots = (name: string): string =>
  name.replaceAll(
    /\b(?:\p{L}[./]\s?)+\p{L}?(?=[\s,.)]|$)/gu,
    (short) => `${short.replaceAll(/[./\s]/g, "")} `,
  );

/**
 * Words in small letters without accents. What keyboards without the letter write for it counts as the letter:
 * Müller is Mueller, Sørensen Soerensen, Århus Aarhus.
 */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[øö]/g, "o")
    .replaceAll("æ", "a")
    .replaceAll("đ", "d")
    .replaceAll("ł", "l")
    .replaceAll(/oe/g, "o")
    .replaceAll(/ae|aa/g, "a")
    .replaceAll(/ue/g, "u")
    .replaceAll(/['’`´]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Without what separates its parts, and without zeros in front. */
const numberOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .replace(/^0+(?=.)/, "");

/** What follows the digits of VAT numbers in Norway and Switzerland. */
const VAT_ENDING = /(MVA|MWST|TVA|IVA)$/;

/** Fewer digits are somebody's own numbers. */
const LEAST_DIGITS = 6;

function vatNumberOf(text: string): VatNumber | null {
  const compact = text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "");
  const country = /^(CHE|[A-Z]{2})(?=.*\d)/.exec(compact)?.[1] ?? "";
  const digits = swedish(compact.slice(country.length).replace(VAT_ENDING, ""), country);
  if (digits.replaceAll(/\D/g, "").length < LEAST_DIGITS) return null;
  return { country: country === "CHE" ? "CH" : country, digits };
}

/** A Swedish VAT number is the number of the organisation with 01 behind it, and is often written without. */
function swedish(digits: string, country: string): string {
  const isSwedish = (country === "SE" || country === "") && /^\d{10}01$/.test(digits);
  return isSwedish ? digits.slice(0, 10) : digits;
}
