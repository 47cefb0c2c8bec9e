import { SAMPLE_FIELDS, type SampleActorType } from "@brygga/connector-sample";
import type { TextMap } from "@brygga/protocol";
import { BEFORE } from "./field-control.ts";

/**
 * What somebody changed in a form. A field that stands as it was is left out, so that it does not undo what Brygga has
 * written to it since the form was made.
 */
export function changedValues(actorType: SampleActorType, form: URLSearchParams): TextMap {
  const changed: TextMap = {};
  for (const { fieldKey, fieldType } of SAMPLE_FIELDS[actorType]) {
    const before = form.get(`${BEFORE}${fieldKey}`);
    if (before === null) continue;
    // A check box that is not checked is not sent.
    const after = form.get(fieldKey) ?? (fieldType === "Checkbox" ? "0" : before);
    if (fieldType === "Checkbox" ? (before === "1") !== (after === "1") : after !== before) {
      changed[fieldKey] = after;
    }
  }
  return changed;
}

/** What a new actor is made of: whatever was filled in. */
export const filledValues = (actorType: SampleActorType, form: URLSearchParams): TextMap =>
  Object.fromEntries(
    SAMPLE_FIELDS[actorType].flatMap(({ fieldKey, access }) => {
      const value = form.get(fieldKey) ?? "";
      return value === "" && access !== "Mandatory" ? [] : [[fieldKey, value]];
    }),
  );
