import type { Actor } from "@brygga/protocol";
import type { CompiledType } from "../merge/compiled-type.ts";
import { ErpFailure, stopsCycle } from "../model/failures.ts";
import type { CyclePorts, Problem } from "../model/ports.ts";
import { inParts } from "./in-parts.ts";

/** What the ERP said where it did not do what was asked for one record. */
export interface Refusal {
  /** May be multi-language text, or empty. */
  readonly explanation: string;
  /** Whether it is about this very record; otherwise it was refused together with others. */
  readonly isAlone: boolean;
}

export interface ActorsRead {
  /** By ERP key. */
  readonly actors: ReadonlyMap<string, Actor>;
  /** Keys that an answer left out although it held other actors; of one that holds none nothing is concluded. */
  readonly leftOut: ReadonlySet<string>;
  /** Keys that the ERP refused to answer for, which says nothing about whether they are there. */
  readonly refused: ReadonlyMap<string, Refusal>;
  /** The failure where several keys were asked for and none was answered: it is hardly about a record. */
  readonly failure: ErpFailure | null;
}

/**
 * The present actors of these keys. A request that is refused is split until the keys that it is refused for are
 * alone, so that one of them does not hide the others.
 *
 * @throws ErpFailure when nothing more can be asked of the ERP now.
 */
export async function readActors(
  { erp }: Pick<CyclePorts, "erp">,
  { actorType, fieldKeys }: Pick<CompiledType, "actorType" | "fieldKeys">,
  keys: readonly string[],
): Promise<ActorsRead> {
  const actors = new Map<string, Actor>();
  const wanted = [...new Set(keys)];
  const leftOut = new Set<string>();
  const refused = new Map<string, Refusal>();
  let failure: ErpFailure | null = null;
  let isAnswered = false;
  const givenUp = await inParts([wanted], async (erpKeys) => {
    const answer = await refusable(() => erp.getActors({ actorType, erpKeys, fieldKeys }));
    if (answer instanceof ErpFailure) {
      failure = answer;
      const explanation = explanationOf(answer);
      if (answer.kind === "refused") return { left: erpKeys, explanation };
      // Without a list nothing is said about any key, and asking for fewer would not help.
      for (const key of erpKeys) refused.set(key, { explanation, isAlone: true });
      return { left: [], explanation };
    }
    isAnswered = true;
    for (const actor of answer) actors.set(actor.erpKey, actor);
    if (answer.length > 0) for (const key of erpKeys) if (!actors.has(key)) leftOut.add(key);
    return { left: [], explanation: "" };
  });
  for (const { item, ...refusal } of givenUp) refused.set(item, refusal);
  return { actors, leftOut, refused, failure: isAnswered || wanted.length < 2 ? null : failure };
}

/** Asks the ERP; a refusal is an answer too. */
export async function refusable<Answer>(ask: () => Promise<Answer>): Promise<Answer | ErpFailure> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ErpFailure) || stopsCycle(error)) throw error;
    return error;
  }
}

export const explanationOf = ({ userExplanation, techExplanation }: ErpFailure): string =>
  userExplanation || techExplanation;

/** The refusal as a problem of the whole record. */
export const refusalProblem = (linkId: number, { explanation, isAlone }: Refusal): Problem => ({
  linkId,
  erpFieldKey: null,
  code: isAlone ? "erp-refused" : "refused-with-others",
  details: { explanation },
});
