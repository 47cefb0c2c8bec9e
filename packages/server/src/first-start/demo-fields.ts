import type { Insertable } from "kysely";
import { type ListText, storedText } from "../db/list-texts.ts";
import type { CrmFieldTable } from "../db/schema.ts";

type NewField = Insertable<CrmFieldTable>;

const field = (
  entity: NewField["entity"],
  key: string,
  shape: Pick<NewField, "type" | "label"> & Partial<NewField>,
): NewField => ({ entity, key: `x_${key}`, max_length: 0, scale: null, list_id: null, ...shape });

const words = (...text: ListText) => storedText(text);

/** User-defined fields of every type that the sample ERP and its workbook have something to synchronise with. */
export const DEMO_FIELDS: readonly NewField[] = [
  field("company", "creditDays", {
    type: "integer",
    label: words(
      "Credit days",
      "Kreditdagar",
      "Kredittdager",
      "Kreditdage",
      "Zahlungsziel in Tagen",
      "Krediettermijn in dagen",
    ),
  }),
  field("company", "creditLimit", {
    type: "decimal",
    scale: 2,
    label: words(
      "Credit limit",
      "Kreditgräns",
      "Kredittgrense",
      "Kreditgrænse",
      "Kreditlimit",
      "Kredietlimiet",
    ),
  }),
  field("company", "blocked", {
    type: "checkbox",
    label: words("Blocked", "Spärrad", "Sperret", "Spærret", "Gesperrt", "Geblokkeerd"),
  }),
  field("company", "customerSince", {
    type: "date",
    label: words("Customer since", "Kund sedan", "Kunde siden", "Kunde siden", "Kunde seit", "Klant sinds"),
  }),
  field("contact", "newsletter", {
    type: "checkbox",
    label: words("Newsletter", "Nyhetsbrev", "Nyhetsbrev", "Nyhedsbrev", "Newsletter", "Nieuwsbrief"),
  }),
  field("project", "budget", {
    type: "decimal",
    scale: 2,
    label: words("Budget", "Budget", "Budsjett", "Budget", "Budget", "Budget"),
  }),
];
