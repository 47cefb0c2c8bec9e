import { type Translate, textOf } from "../i18n/use-texts.ts";

/** The name of an actor type; one unknown to us goes by its own. */
export const actorTypeName = (t: Translate, actorType: string): string =>
  textOf(t, `terms:actorTypes.${actorType}`) || actorType;
