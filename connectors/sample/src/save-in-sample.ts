import {
  type Answer,
  type AnsweredActor,
  ConnectorError,
  type DisplayText,
  joinDisplayTexts,
  warning,
} from "@brygga/connector-sdk";
import type { Actor, TextMap } from "@brygga/protocol";
import type { SampleErp } from "./sample-erp.ts";

/**
 * Saves actors independently of each other: those that the ERP refuses are left out of the answer and named
 * in a warning.
 *
 * @throws ConnectorError of the first one when none could be saved
 */
export async function saveInSample(
  erp: SampleErp,
  actors: readonly Actor[],
): Promise<Awaited<Answer<AnsweredActor[]>>> {
  // Started together, so that the journal takes all of them to the disk at once.
  const outcomes = await Promise.all(actors.map((actor) => saveOne(erp, actor)));
  const saved = outcomes.filter((outcome) => "actor" in outcome).map(({ actor }) => actor);
  const refused = outcomes.filter((outcome) => "refusal" in outcome);
  const [first] = refused;
  if (first === undefined) return saved;
  if (saved.length === 0) throw first.refusal;
  const texts = refused.map(({ erpKey, refusal }) => joinDisplayTexts([erpKey, refusal.explanation], ": "));
  return warning(saved, joinDisplayTexts([NOT_SAVED, ...texts], " "));
}

const NOT_SAVED: DisplayText = {
  US: "Not everything could be saved.",
  SV: "Allt kunde inte sparas.",
  NO: "Ikke alt kunne lagres.",
};

type Outcome = { actor: AnsweredActor } | { erpKey: string; refusal: ConnectorError };

async function saveOne(erp: SampleErp, { actorType, erpKey, fieldValues }: Actor): Promise<Outcome> {
  try {
    const saved = await erp.edit(actorType, erpKey, fieldValues);
    return { actor: { ...saved, fieldValues: sameFields(saved.fieldValues, fieldValues) } };
  } catch (error) {
    if (error instanceof ConnectorError) return { erpKey, refusal: error };
    throw error;
  }
}

const sameFields = (values: TextMap, sent: TextMap): TextMap =>
  Object.fromEntries(Object.keys(sent).map((key) => [key, values[key] ?? ""]));
