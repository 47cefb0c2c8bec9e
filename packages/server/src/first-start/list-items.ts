import { COUNTRIES, countryText, LIST_ITEMS, storedText } from "../db/list-texts.ts";

/** Key and name of a list item; the name is multi-language text. */
export type FirstListItem = readonly [key: string, name: string];

/** What the CRM's lists hold at first, in the order in which they are shown. */
export const FIRST_LIST_ITEMS: Readonly<Record<string, readonly FirstListItem[]>> = {
  ...Object.fromEntries(
    Object.entries(LIST_ITEMS).map(([list, items]) => [
      list,
      Object.entries(items).map(([key, text]): FirstListItem => [key, storedText(text)]),
    ]),
  ),
  country: COUNTRIES.map((code): FirstListItem => [code, countryText(code)]),
};
