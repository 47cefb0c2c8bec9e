import type { Translate } from "../i18n/use-texts.ts";
import { crmFieldLabel } from "./crm-field-label.ts";

const STANDARD_FIELD = /\{(company|contact|project)\.(\w+)\}/g;

/** A text of the server with the CRM's standard fields, which stand as `{company.name}` in it, by their names. */
export const nameCrmFields = (t: Translate, text: string): string =>
  text.replaceAll(STANDARD_FIELD, (_, entity: "company" | "contact" | "project", key: string) =>
    crmFieldLabel(t, { entity, key, label: null }),
  );
