import type { Actor } from "@brygga/protocol";
import { type ErpSide, type Refusal, readActors } from "@brygga/sync-engine";
import type { ImportType } from "./import-type.ts";
import type { LineToDo } from "./line-store.ts";

/** A line with its actor as the ERP has it now. */
export interface FetchedLine {
  readonly line: LineToDo;
  readonly actor: Actor;
}

/** A batch of lines with what the ERP said of them. */
export interface FetchedBatch {
  readonly found: readonly FetchedLine[];
  /** Lines whose actor an answer has left out. */
  readonly gone: readonly LineToDo[];
  readonly refused: readonly { readonly line: LineToDo; readonly refusal: Refusal }[];
}

/** @throws ErpFailure when nothing more can be asked of the ERP now. */
export async function fetchLines(
  erp: ErpSide,
  type: ImportType,
  lines: readonly LineToDo[],
): Promise<FetchedBatch> {
  const keys = lines.map(({ erpKey }) => erpKey);
  const { actors, refused, failure } = await readActors({ erp }, type, keys);
  if (failure !== null) throw failure;
  const found: FetchedLine[] = [];
  const gone: LineToDo[] = [];
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

/** Some connectors tell the parent only to who searches by it. */
const withParent = (actor: Actor, { parentKey, parentType }: LineToDo): Actor =>
  actor.parentErpKey !== "" || parentKey === ""
    ? actor
    : { ...actor, parentErpKey: parentKey, parentActorType: parentType };
