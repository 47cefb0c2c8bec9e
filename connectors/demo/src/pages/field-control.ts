import { itemsOf, type SampleField } from "@brygga/connector-sample";
import { displayText } from "@brygga/connector-sdk";
import { decodeValue, textInLanguage } from "@brygga/protocol";
import { type Html, html, NOTHING } from "./html.ts";
import { PAGE_TEXTS, type PageLanguage } from "./page-texts.ts";

/** Fields whose values begin with this stand in the form as they were when it was made. */
export const BEFORE = "before.";

/** The value of a field as its control holds it. A date-time loses its fraction of a second. */
export function shownValue(field: SampleField, wire: string): string {
  const decoded = decodeValue(field.fieldType, wire);
  const text = decoded.ok ? decoded.value : decoded.text;
  return field.fieldType === "Datetime" ? text.replace(/\.\d+$/, "") : text;
}

interface Control {
  readonly field: SampleField;
  /** In the ERP, as shown. */
  readonly before: string;
  /** In the control: what was typed, where it is shown again. */
  readonly value: string;
  readonly language: PageLanguage;
}

/** One field of a form, with its label. */
export function fieldControl({ field, before, value, language }: Control): Html {
  const t = PAGE_TEXTS[language];
  const label = textInLanguage(displayText(field.displayName), language);
  if (field.access === "ReadOnly") {
    return html`<div class="field"><span>${label}</span> <output>${before}</output> <small class="hint">(${t.readOnly})</small></div>`;
  }
  const mark = field.access === "Mandatory" ? html` <small class="hint">(${t.mandatory})</small>` : NOTHING;
  const hidden = html`<input type="hidden" name="${BEFORE}${field.fieldKey}" value="${before}">`;
  return html`<div class="field"><label for="${field.fieldKey}">${label}${mark}</label>
${control(field, value, language)}${hidden}${hint(field, language)}</div>`;
}

function hint({ displayDescription = "", fieldKey }: SampleField, language: PageLanguage): Html {
  const text = textInLanguage(displayText(displayDescription), language);
  return html`<p class="hint">${text === "" ? fieldKey : `${text} · ${fieldKey}`}</p>`;
}

function control(field: SampleField, value: string, language: PageLanguage): Html {
  const { fieldKey: key, fieldType, maxLength } = field;
  if (fieldType === "Checkbox") {
    return value === "1"
      ? html`<input type="checkbox" id="${key}" name="${key}" value="1" checked>`
      : html`<input type="checkbox" id="${key}" name="${key}" value="1">`;
  }
  if (fieldType === "List") return select(field, value, language);
  if (fieldType === "Datetime") {
    return html`<input type="datetime-local" step="1" id="${key}" name="${key}" value="${value}">`;
  }
  const mode = { Integer: "numeric", Double: "decimal" }[fieldType as string] ?? "text";
  const most = maxLength > 0 ? html` maxlength="${maxLength}"` : NOTHING;
  return html`<input id="${key}" name="${key}" value="${value}" inputmode="${mode}" autocomplete="off"${most}>`;
}

function select({ fieldKey, listName }: SampleField, value: string, language: PageLanguage): Html {
  const items = Object.entries(itemsOf(listName) ?? {});
  const options = [["", ""] as const, ...items].map(([key, text]) =>
    key === value
      ? html`<option value="${key}" selected>${textInLanguage(text, language)}</option>`
      : html`<option value="${key}">${textInLanguage(text, language)}</option>`,
  );
  return html`<select id="${fieldKey}" name="${fieldKey}">${options}</select>`;
}
