/**
 * What an ERP makes of the texts that it is sent, as the names of steps in order, joined by "+": `trim+upper-case`.
 * Steps: trim-end, trim, single-spaces (trim, and one space between words), compose (Unicode NFC), upper-case,
 * lower-case, title-case, digits (nothing else is kept), plus-and-digits, no-leading-zeros, zeros-8 (padded to 8).
 */
export type ErpForm = string;

const upTo = (text: string, length: number): string => text.padStart(length, "0");
const isNumber = (text: string): boolean => /^\d+$/.test(text);

const STEPS: Readonly<Record<string, (text: string) => string>> = {
  "trim-end": (text) => text.trimEnd(),
  trim: (text) => text.trim(),
  "single-spaces": (text) => text.trim().replace(/\s+/g, " "),
  compose: (text) => text.normalize("NFC"),
  "upper-case": (text) => text.toUpperCase(),
  "lower-case": (text) => text.toLowerCase(),
  "title-case": (text) =>
    text
      .toLowerCase()
      .replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_all, before, first) => before + first.toUpperCase()),
  digits: (text) => text.replace(/\D/g, ""),
  "plus-and-digits": (text) => text.replace(/(?!^\+)\D/g, ""),
  "no-leading-zeros": (text) => (isNumber(text) ? text.replace(/^0+(?=\d)/, "") : text),
};

const PADDED = /^zeros-(\d+)$/;

function step(name: string): (text: string) => string {
  const length = PADDED.exec(name)?.[1];
  if (length !== undefined) return (text) => (isNumber(text) ? upTo(text, Number(length)) : text);
  return STEPS[name] ?? ((text) => text);
}

/**
 * The text as the ERP stores it. What nothing would be left of stays as it is: blank and a value are never one, and
 * no rule of form may make them so.
 */
export function inForm(form: ErpForm, text: string): string {
  const formed = form.split("+").reduce((value, name) => step(name)(value), text);
  return formed === "" ? text : formed;
}

const SPACES = ["", "trim-end", "trim", "single-spaces"];
const UNICODE = ["", "compose"];
const CASES = ["", "upper-case", "lower-case", "title-case"];

/** The forms that are tried, those with the fewest steps first. */
export function formsFor(stored: string): readonly ErpForm[] {
  const padded = isNumber(stored) && stored.startsWith("0") ? [`zeros-${stored.length}`] : [];
  const numbers = ["digits", "plus-and-digits", "no-leading-zeros", ...padded];
  const forms = [
    ...SPACES.flatMap((spaces) =>
      UNICODE.flatMap((unicode) => CASES.map((letters) => [spaces, unicode, letters])),
    ),
    ...["", "trim"].flatMap((spaces) => numbers.map((number) => [spaces, number])),
  ].map((steps) => steps.filter((name) => name !== ""));
  return forms
    .filter((steps) => steps.length > 0)
    .sort((left, right) => left.length - right.length)
    .map((steps) => steps.join("+"));
}
