import type { Insertable } from "kysely";
import type { CrmFieldTable } from "../db/schema.ts";

type NewField = Insertable<CrmFieldTable>;

const field = (
  entity: NewField["entity"],
  key: string,
  shape: Pick<NewField, "type" | "label"> & Partial<NewField>,
): NewField => ({ entity, key: `x_${key}`, max_length: 0, scale: null, list_id: null, ...shape });

const words = (en: string, sv: string) => `US:"${en}";SV:"${sv}"`;

/** User-defined fields of every type that the sample ERP and its workbook have something to synchronise with. */
export const DEMO_FIELDS: readonly NewField[] = [
  field("company", "creditDays", { type: "integer", label: words("Credit days", "Kreditdagar") }),
  field("company", "creditLimit", {
    type: "decimal",
    scale: 2,
    label: words("Credit limit", "Kreditgräns"),
  }),
  field("company", "blocked", { type: "checkbox", label: words("Blocked", "Spärrad") }),
  field("company", "customerSince", { type: "date", label: words("Customer since", "Kund sedan") }),
  field("contact", "newsletter", { type: "checkbox", label: words("Newsletter", "Nyhetsbrev") }),
  field("project", "budget", { type: "decimal", scale: 2, label: words("Budget", "Budget") }),
];
