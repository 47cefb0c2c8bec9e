import type { Migration } from "../migration.ts";

export const erpForms: Migration = {
  version: 4,
  name: "erp-forms",
  statements: () => [
    "alter table erp_field add column learned text not null default ''",
    "alter table erp_field add column fit text not null default ''",
    "alter table link add column churn text not null default ''",
  ],
};
