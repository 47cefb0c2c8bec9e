import type { Actor } from "@brygga/protocol";
import { type ErpSide, type Refusal, readActors } from "@brygga/sync-engine";
import type { FetchedLine } from "./assess-lines.ts";
import type { ImportType } from "./import-type.ts";
import type { ImportLine } from "./line-store.ts";

/** A batch of lines with what the ERP said of them. */
export interface FetchedBatch {
  readonly found: readonly FetchedLine[];
  /** Lines whose actor an answer has left out. */
  readonly gone: readonly ImportLine[];
  readonly refused: readonly { readonly line: ImportLine; readonly refusal: Refusal }[];
}

/** @throws ErpFailure when nothing more can be asked of the ERP now. */
export async function fetchLines(
  erp: ErpSide,
  type: ImportType,
  lines: readonly ImportLine[],
): Promise<FetchedBatch> {
  const keys = lines.map(({ erpKey }) => erpKey);
  const { actors, refused, failure } = await readActors({ erp }, type, keys);
  if (failure !== null) throw failure;
  const found: FetchedLine[] = [];
  const gone: ImportLine[] = [];
  const notAnswered: FetchedBatch["refused"][number][] = [];
  for (const line of lines) {
    const actor = actors.get(line.erpKey);
    const refusal = refused.get(line.erpKey);
    if (actor !== undefined) found.push({ line, actor: withParent(actor, line) });
    else if (refusal !== undefined) notAnswered.push({ line, refusal });
    else gone.push(line);
  }
  return { found, gone, refused: notAnswered };
}

/**
 * undefined where the next batch fails and others are stored: the slice ends with what they count, and the failure is met
 * again at the beginning of the next.
 */
export function unlessCounted<Batch>(coming: Promise<Batch>, isCounted: boolean): Promise<Batch | undefined> {
  return isCounted ? coming.catch(() => undefined) : coming;
}

/** Some connectors tell the parent only to who searches by it. */
const withParent = (actor: Actor, { parentKey, parentType }: ImportLine): Actor =>
  actor.parentErpKey !== "" || parentKey === ""
    ? actor
    : { ...actor, parentErpKey: parentKey, parentActorType: parentType };
