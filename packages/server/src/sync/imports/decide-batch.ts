import type { Db } from "../../db/database.ts";
import { type ActorOfLine, type Decision, decideLines } from "./decide-lines.ts";
import type { ErpImport } from "./import-store.ts";
import type { ImportType } from "./import-type.ts";
import { loadParents } from "./parents.ts";
import { withoutRepeats } from "./same-record.ts";

export interface DecideBatch {
  readonly one: ErpImport;
  readonly type: ImportType;
  readonly isPreview: boolean;
}

/** What is to become of actors, with regard to their companies and to the other lines of the import. */
export async function decideBatch<Subject extends ActorOfLine>(
  db: Db,
  { one, type, isPreview }: DecideBatch,
  actors: readonly Subject[],
): Promise<Decision<Subject>[]> {
  const { id: importId, connectionId, entity, settings } = one;
  const query = { connectionId, importId, hasCompanies: entity === "company", isPreview };
  const parents = await loadParents(db, query, type.entity === "contact" ? actors : []);
  const skipsWithoutCompany = settings.contactsWithoutCompany === "skip";
  const decisions = await decideLines(db, { connectionId, type, parents, skipsWithoutCompany }, actors);
  return await withoutRepeats(db, { importId, actorType: type.actorType }, decisions);
}
