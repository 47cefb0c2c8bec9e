import type { ActivationReason } from "@brygga/api-contract";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { nameCrmFields } from "../../../../components/name-crm-fields.ts";
import { type Translate, textOf } from "../../../../i18n/use-texts.ts";

/**
 * One reason against activation in words, with the actor type that it is about. The server explains it in the
 * user's language; what a connector answered gets an introduction.
 */
export function reasonText(t: Translate, { code, actorType, explanation }: ActivationReason): string {
  const introduction = textOf(t, `connections:activation.reasons.${code}`);
  const explained = code === "ring" ? nameCrmFields(t, explanation) : explanation;
  const text = [introduction, explained].filter((part) => part !== "").join(" ");
  return actorType === null ? text : `${actorTypeName(t, actorType)}: ${text}`;
}
