/** How a language writes dates with digits alone. */
export interface DateFormat {
  /** As dayjs knows it: `DD.MM.YYYY`. */
  readonly day: string;
  /** What somebody typed as `YYYY-MM-DD`, whether in the order of the language or like that; null where it is no date. */
  readonly parse: (typed: string) => string | null;
  /** A text that begins with `YYYY-MM-DD`, with that in the order of the language. */
  readonly write: (iso: string) => string;
}

const CODES = { year: "YYYY", month: "MM", day: "DD" } as const;
type Part = keyof typeof CODES;

const isPart = (type: string): type is Part => type in CODES;

/** @param locale such as `sv` or `en-GB` */
export function dateFormatOf(locale: string): DateFormat {
  const parts = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(new Date(2026, 10, 22));
  const order = parts.map(({ type }) => type).filter(isPart);
  const day = parts.map(({ type, value }) => (isPart(type) ? CODES[type] : value)).join("");
  return {
    day,
    write: (iso) =>
      iso.replace(ISO_DAY, (...[, year, month, date]) => inLetters(day, { year, month, day: date })),
    parse: (typed) => isoDate(typed, /^\s*\d{4}\D/.test(typed) ? ["year", "month", "day"] : order),
  };
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})/;

function isoDate(typed: string, order: readonly Part[]): string | null {
  const numbers = typed.match(/\d+/g) ?? [];
  // A year of one or three digits is being typed still.
  if (numbers.length !== order.length || ![2, 4].includes(numbers[order.indexOf("year")]?.length ?? 0))
    return null;
  const of = (part: Part): number => Number(numbers[order.indexOf(part)]);
  const year = of("year") < 100 ? 2000 + of("year") : of("year");
  const date = new Date(Date.UTC(year, of("month") - 1, of("day")));
  // A day that does not exist has become another one.
  const isReal = date.getUTCMonth() === of("month") - 1 && date.getUTCDate() === of("day");
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** The format as it is shown to people, with the letters of their language: `ÅÅÅÅ-MM-DD`. */
export const inLetters = (format: string, letters: Readonly<Record<Part, string>>): string =>
  format.replace(/YYYY|MM|DD/g, (code) => letters[PARTS[code as keyof typeof PARTS]]);

const PARTS = { YYYY: "year", MM: "month", DD: "day" } as const;
