import { COUNTRIES, countryText, LIST_ITEMS, LIST_NAMES, storedInTwo, storedText } from "../list-texts.ts";
import type { Migration } from "../migration.ts";

/** The CRM's own lists have names in every language of the interface. What somebody has renamed stays. */
export const listTexts: Migration = {
  version: 16,
  name: "list-texts",
  statements: () => [
    ...Object.entries(LIST_NAMES).map(
      ([key, text]) =>
        `update crm_list set name = ${quoted(storedText(text))} where key = '${key}' and name = ${quoted(text[0])}`,
    ),
    ...Object.entries(LIST_ITEMS).flatMap(([list, items]) =>
      Object.entries(items).map(([key, text]) =>
        renamed({ list, key, from: storedInTwo(text), to: storedText(text) }),
      ),
    ),
    ...COUNTRIES.map((key) =>
      renamed({ list: "country", key, from: countryText(key, ["NL"]), to: countryText(key) }),
    ),
  ],
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const renamed = ({ list, key, from, to }: { list: string; key: string; from: string; to: string }): string =>
  `update crm_list_item set name = ${quoted(to)} where key = '${key}' and name = ${quoted(from)}
    and list_id = (select id from crm_list where key = '${list}')`;
