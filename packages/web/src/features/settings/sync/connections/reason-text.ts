import type { ActivationReason } from "@brygga/api-contract";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { type Translate, textOf } from "../../../../i18n/use-texts.ts";

/** One reason against activation in words, with the actor type that it is about. */
export function reasonText(t: Translate, { code, field, actorType }: ActivationReason): string {
  const text = textOf(t, `settings:activation.reasons.${code}`, { field: field ?? "" });
  if (actorType === null) return text;
  return `${actorTypeName(t, actorType)}: ${text}`;
}
